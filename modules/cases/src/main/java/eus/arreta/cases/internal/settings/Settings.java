package eus.arreta.cases.internal.settings;

import eus.arreta.cases.ActionRule;
import eus.arreta.cases.CaseField;
import eus.arreta.cases.CaseState;
import eus.arreta.cases.StateName;
import eus.arreta.cases.internal.work.LockedCases;
import eus.arreta.cases.internal.work.Words;
import eus.arreta.catalogue.RequestKind;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.citizens.IdentityAssurance;
import eus.arreta.events.EventCodec;
import eus.arreta.http.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** What administrators decide about cases: fields, and what states are called. */
@ApplicationScoped
public class Settings {

    private static final Set<String> LANGUAGES = Set.of("eu", "es", "fr", "en");
    private static final int LONGEST_NAME = 100;
    private static final int MOST_CHOICES = 200;

    private final Jdbi jdbi;
    private final FieldTable fields;
    private final Assured assured;

    public Settings(Jdbi jdbi, FieldTable fields, Assured assured) {
        this.jdbi = jdbi;
        this.fields = fields;
        this.assured = assured;
    }

    public List<ActionRule> actionRules() {
        return jdbi.withHandle(assured::rules);
    }

    public ActionRule putActionRule(ActionRule wanted) {
        return jdbi.withHandle(handle -> assured.put(handle, wanted));
    }

    public List<CaseField> fields() {
        return jdbi.withHandle(fields::all);
    }

    public CaseField putField(CaseField wanted) {
        CaseField checked = check(wanted);
        return jdbi.withHandle(handle -> {
            var before = fields.lock(handle, checked.code());
            before.ifPresent(there -> {
                if (wanted.version() != there.version()) {
                    throw LockedCases.stale("Somebody else has changed this field meanwhile.", there);
                }
                if (there.type() != checked.type()) {
                    throw Problem.conflict("type-fixed", "A field keeps its type: its values would be lost.", Map.of());
                }
            });
            if (before.isEmpty() && fields.all(handle).size() >= FieldTable.MOST) {
                throw Problem.conflict("too-many", "There are " + FieldTable.MOST + " fields already.", Map.of());
            }
            fields.put(handle, checked);
            return fields.lock(handle, checked.code()).orElseThrow();
        });
    }

    private static CaseField check(CaseField wanted) {
        Words.slug(wanted.code(), "/code");
        if (wanted.type() == null) {
            throw new InvalidInput("/type", "required", "is required");
        }
        List<String> choices = wanted.choices() == null ? List.of() : wanted.choices();
        if (wanted.type() == CaseField.Type.CHOICE && (choices.isEmpty() || choices.size() > MOST_CHOICES)) {
            throw new InvalidInput("/choices", "required", "names 1 to " + MOST_CHOICES + " choices");
        }
        for (int index = 0; index < choices.size(); index++) {
            Words.text(choices.get(index), "/choices/" + index, LONGEST_NAME);
        }
        List<String> kinds = wanted.kinds() == null ? List.of() : wanted.kinds();
        kinds.forEach(RequestKind::of);
        String assurance = wanted.assurance() == null ? "none" : wanted.assurance();
        IdentityAssurance.of(assurance);
        return new CaseField(
                wanted.code(),
                wanted.type(),
                names(wanted.names()),
                choices,
                wanted.required(),
                wanted.searchable(),
                kinds,
                assurance,
                wanted.active(),
                wanted.position(),
                wanted.version());
    }

    private static Map<String, String> names(Map<String, String> wanted) {
        if (wanted == null || !wanted.keySet().equals(LANGUAGES)) {
            throw new InvalidInput("/names", "required", "holds eu, es, fr and en");
        }
        Map<String, String> names = new TreeMap<>();
        wanted.forEach((language, name) -> names.put(language, Words.text(name, "/names/" + language, LONGEST_NAME)));
        return names;
    }

    /** All states, with the names that administrators gave them. */
    public List<StateName> stateNames() {
        return jdbi.withHandle(handle -> {
            Map<CaseState, StateName> named = named(handle);
            return Arrays.stream(CaseState.values())
                    .map(state -> named.getOrDefault(state, new StateName(state, Map.of(), state.next(), 0)))
                    .toList();
        });
    }

    private static Map<CaseState, StateName> named(Handle handle) {
        Map<CaseState, StateName> named = new HashMap<>();
        handle.createQuery("select * from cases.state_name")
                .map((row, context) -> {
                    CaseState state = CaseState.of(row.getString("state"));
                    return new StateName(
                            state, FieldTable.texts(row.getString("names")), state.next(), row.getInt("version"));
                })
                .forEach(name -> named.put(name.state(), name));
        return named;
    }

    /** Names a state; no names at all give it back the console's own words. */
    public StateName nameState(CaseState state, Map<String, String> wanted, Integer version) {
        Map<String, String> names = wanted == null || wanted.isEmpty() ? Map.of() : names(wanted);
        return jdbi.withHandle(handle -> {
            handle.createUpdate("insert into cases.state_name (state, names, version) values (:state, '{}', 0)"
                            + " on conflict do nothing")
                    .bind("state", state.word())
                    .execute();
            int present = handle.createQuery("select version from cases.state_name where state = :state for update")
                    .bind("state", state.word())
                    .mapTo(int.class)
                    .one();
            if (version != null && version != present) {
                throw LockedCases.stale(
                        "Somebody else has named this state meanwhile.",
                        named(handle).get(state));
            }
            handle.createUpdate("update cases.state_name set names = :names::jsonb, version = version + 1"
                            + " where state = :state")
                    .bind("names", EventCodec.write(names))
                    .bind("state", state.word())
                    .execute();
            return named(handle).get(state);
        });
    }
}
