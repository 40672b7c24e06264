package eus.arreta.cases.internal.work;

import eus.arreta.access.Actor;
import eus.arreta.cases.CaseChange;
import eus.arreta.cases.CaseEvent;
import eus.arreta.cases.CaseView;
import eus.arreta.cases.internal.contacts.ConcernTable;
import eus.arreta.cases.internal.contacts.OfficialForms;
import eus.arreta.cases.internal.settings.FieldValues;
import eus.arreta.catalogue.Catalogue;
import eus.arreta.catalogue.RequestKind;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.events.EventCodec;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Changes what agents fill in: subject, kind, topic, priority, tags, fields, language. */
@ApplicationScoped
public class CaseChanging {

    private static final int LONGEST_SUBJECT = 300;
    private static final int MOST_TAGS = 30;
    private static final Set<String> PRIORITIES = Set.of("low", "normal", "high", "urgent");

    private final Jdbi jdbi;
    private final LockedCases cases;
    private final Catalogue catalogue;
    private final FieldValues fields;
    private final ConcernTable concerns;
    private final OfficialForms forms;
    private final Clock clock;

    public CaseChanging(
            Jdbi jdbi,
            LockedCases cases,
            Catalogue catalogue,
            FieldValues fields,
            ConcernTable concerns,
            OfficialForms forms,
            Clock clock) {
        this.jdbi = jdbi;
        this.cases = cases;
        this.catalogue = catalogue;
        this.fields = fields;
        this.concerns = concerns;
        this.forms = forms;
        this.clock = clock;
    }

    /** A case as it will be. */
    private record After(
            String subject,
            String kind,
            String topic,
            String priority,
            List<String> tags,
            Map<String, Object> fields,
            String language) {}

    public void change(Actor actor, String number, CaseChange change) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        jdbi.useHandle(handle -> {
            LockedCase locked = cases.lock(handle, actor, number, change.version());
            CaseView before = locked.view();
            After after = after(handle, actor, before, change);
            List<String> changed = changed(before, after);
            if (changed.isEmpty()) {
                return;
            }
            write(handle, locked, after);
            if (!after.kind().equals(before.kind()) || !Objects.equals(after.topic(), before.topic())) {
                concerns.follow(handle, before, after.kind(), after.topic());
            }
            cases.happened(
                    handle,
                    locked,
                    actor,
                    "changed:" + String.join(",", changed),
                    CaseEvent.CHANGED,
                    String.join(",", changed),
                    now);
            if (!after.kind().equals(before.kind())) {
                forms.tell(handle, actor, locked, RequestKind.of(after.kind()), after.language(), now);
            }
            cases.finish(handle, List.of(locked), now);
        });
    }

    private After after(Handle handle, Actor actor, CaseView before, CaseChange change) {
        String kind = change.kind() == null
                ? before.kind()
                : RequestKind.of(change.kind()).word();
        return new After(
                change.subject() == null ? before.subject() : Words.text(change.subject(), "/subject", LONGEST_SUBJECT),
                kind,
                topic(actor, before.topic(), change.topic()),
                priority(before.priority(), change.priority()),
                tags(before.tags(), change.tags()),
                change.fields() == null ? before.fields() : fields.merge(handle, actor, before, kind, change.fields()),
                language(before.language(), change.language()));
    }

    private String topic(Actor actor, String before, String wanted) {
        if (wanted == null) {
            return before;
        }
        if (wanted.isEmpty()) {
            return null;
        }
        if (!wanted.equals(before) && catalogue.topic(actor, wanted).isEmpty()) {
            throw new InvalidInput("/topic", "invalid", "is no topic of the catalogue");
        }
        return wanted;
    }

    private static String priority(String before, String wanted) {
        if (wanted != null && !PRIORITIES.contains(wanted)) {
            throw new InvalidInput("/priority", "invalid", "is none of low, normal, high, urgent");
        }
        return wanted == null ? before : wanted;
    }

    private static List<String> tags(List<String> before, List<String> wanted) {
        if (wanted == null) {
            return before;
        }
        if (wanted.size() > MOST_TAGS) {
            throw new InvalidInput("/tags", "too-many", "are more than " + MOST_TAGS);
        }
        List<String> tags = new ArrayList<>();
        for (int index = 0; index < wanted.size(); index++) {
            String tag = Words.tag(wanted.get(index), "/tags/" + index);
            if (!tags.contains(tag)) {
                tags.add(tag);
            }
        }
        return tags;
    }

    private static String language(String before, String wanted) {
        if (wanted != null && !wanted.matches("[a-z]{2,3}")) {
            throw new InvalidInput("/language", "invalid", "is not an ISO 639 language code");
        }
        return wanted == null ? before : wanted;
    }

    private static List<String> changed(CaseView before, After after) {
        List<String> changed = new ArrayList<>();
        add(changed, "subject", before.subject(), after.subject());
        add(changed, "kind", before.kind(), after.kind());
        add(changed, "topic", before.topic(), after.topic());
        add(changed, "priority", before.priority(), after.priority());
        add(changed, "tags", before.tags(), after.tags());
        add(changed, "fields", before.fields(), after.fields());
        add(changed, "language", before.language(), after.language());
        return changed;
    }

    private static void add(List<String> changed, String name, Object before, Object after) {
        if (!Objects.equals(before, after)) {
            changed.add(name);
        }
    }

    private static void write(Handle handle, LockedCase locked, After after) {
        handle.createUpdate("""
                        update cases.case_record
                        set subject = :subject, kind = :kind, topic = :topic, priority = :priority, tags = :tags,
                            fields = :fields::jsonb, language = :language, version = version + 1
                        where id = :id""")
                .bind("subject", after.subject())
                .bind("kind", after.kind())
                .bind("topic", after.topic())
                .bind("priority", after.priority())
                .bindArray("tags", String.class, after.tags().toArray())
                .bind("fields", EventCodec.write(after.fields()))
                .bind("language", after.language())
                .bind("id", locked.id())
                .execute();
        if (!after.subject().equals(locked.view().subject())) {
            handle.createUpdate("insert into cases.subject_words (case_id, words)"
                            + " values (:id, cases.words(:language, :subject))"
                            + " on conflict (case_id) do update set words = excluded.words")
                    .bind("id", locked.id())
                    .bind("language", after.language())
                    .bind("subject", after.subject())
                    .execute();
        }
    }
}
