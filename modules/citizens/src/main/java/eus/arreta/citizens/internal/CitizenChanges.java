package eus.arreta.citizens.internal;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.citizens.Citizen;
import eus.arreta.citizens.CitizenEvent;
import eus.arreta.citizens.CitizenRecords.Change;
import eus.arreta.citizens.CitizenRecords.NewAddress;
import eus.arreta.citizens.CitizenRecords.NewCitizen;
import eus.arreta.events.Outbox;
import eus.arreta.http.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Makes and changes citizens. */
@ApplicationScoped
public class CitizenChanges {

    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();
    private static final Set<String> KINDS = Set.of("person", "organisation");
    private static final Set<String> PURPOSES = Set.of("notices", "recording", "survey");
    private static final int MOST_ADDRESSES = 50;
    private static final int LONGEST_NOTE = 5_000;
    private static final int LONGEST_SCOPE = 500;

    private final Jdbi jdbi;
    private final LockedCitizens locked;
    private final AddressChanges addresses;
    private final CitizenTable table;
    private final Outbox outbox;
    private final Clock clock;

    public CitizenChanges(
            Jdbi jdbi,
            LockedCitizens locked,
            AddressChanges addresses,
            CitizenTable table,
            Outbox outbox,
            Clock clock) {
        this.jdbi = jdbi;
        this.locked = locked;
        this.addresses = addresses;
        this.table = table;
        this.outbox = outbox;
        this.clock = clock;
    }

    public UUID create(NewCitizen wanted) {
        String kind = wanted.kind() == null ? "person" : kind(wanted.kind());
        String name = wanted.name() == null ? null : PlainText.name(wanted.name(), "/name");
        String language = language(wanted.language());
        List<NewAddress> wantedAddresses = wanted.addresses() == null ? List.of() : wanted.addresses();
        if (wantedAddresses.size() > MOST_ADDRESSES) {
            throw new InvalidInput("/addresses", "too-many", "are more than " + MOST_ADDRESSES);
        }
        UUID id = IDS.generate();
        Instant now = now();
        jdbi.useHandle(handle -> {
            handle.createUpdate("""
                            insert into citizens.citizen (id, kind, name, language, created_at, updated_at, sequence)
                            values (:id, :kind, :name, :language, :now, :now, 1)""")
                    .bind("id", id)
                    .bind("kind", kind)
                    .bind("name", name)
                    .bind("language", language)
                    .bind("now", now)
                    .execute();
            outbox.append(List.of(new CitizenEvent(id, 1, CitizenEvent.CREATED, null, now).outgoing()));
            for (int index = 0; index < wantedAddresses.size(); index++) {
                addresses.insert(handle, id, wantedAddresses.get(index), "/addresses/" + index, now);
            }
        });
        return id;
    }

    public void change(UUID id, Change change) {
        Instant now = now();
        jdbi.useHandle(handle -> {
            Citizen before = locked.lock(handle, id);
            if (change.version() != null && change.version() != before.version()) {
                throw Problem.conflict(
                        "stale", "Somebody else has changed this citizen meanwhile.", Map.of("current", before));
            }
            handle.createUpdate("""
                            update citizens.citizen set kind = :kind, name = :name, language = :language,
                                preferred_channel = :channel, secrecy = :secrecy
                            where id = :id""")
                    .bind("kind", change.kind() == null ? before.kind() : kind(change.kind()))
                    .bind("name", text(before.name(), change.name(), "/name"))
                    .bind("language", change.language() == null ? before.language() : language(change.language()))
                    .bind("channel", text(before.preferredChannel(), change.preferredChannel(), "/preferredChannel"))
                    .bind("secrecy", Objects.requireNonNullElse(change.secrecy(), before.secrecy()))
                    .bind("id", id)
                    .execute();
            locked.tell(handle, id, CitizenEvent.CHANGED, null, now);
        });
    }

    private static String text(String before, String wanted, String pointer) {
        if (wanted == null) {
            return before;
        }
        return wanted.isEmpty() ? null : PlainText.name(wanted, pointer);
    }

    private static String kind(String kind) {
        if (!KINDS.contains(kind)) {
            throw new InvalidInput("/kind", "invalid", "is neither person nor organisation");
        }
        return kind;
    }

    private static String language(String language) {
        if (language == null || language.isEmpty()) {
            return null;
        }
        if (!language.matches("[a-z]{2,3}")) {
            throw new InvalidInput("/language", "invalid", "is not an ISO 639 language code");
        }
        return language;
    }

    public UUID addNote(UUID id, String author, String text) {
        String words = PlainText.of(text, "/text", LONGEST_NOTE);
        UUID noteId = IDS.generate();
        changed(id, (handle, now) -> handle.createUpdate("insert into citizens.note (id, citizen_id, text, author, at)"
                        + " values (:id, :citizen, :text, :author, :now)")
                .bind("id", noteId)
                .bind("citizen", id)
                .bind("text", words)
                .bind("author", author)
                .bind("now", now)
                .execute());
        return noteId;
    }

    public UUID addMandate(UUID id, UUID representative, String scope, String proof, LocalDate validUntil) {
        if (representative == null || representative.equals(id)) {
            throw new InvalidInput("/representative", "invalid", "is not another citizen");
        }
        String what = PlainText.of(scope, "/scope", LONGEST_SCOPE);
        String seen = PlainText.of(proof, "/proof", LONGEST_SCOPE);
        Dates.check(validUntil, "/validUntil");
        UUID mandateId = IDS.generate();
        changed(id, (handle, now) -> {
            if (table.find(handle, representative).isEmpty()) {
                throw new InvalidInput("/representative", "invalid", "is no citizen");
            }
            return handle.createUpdate("""
                            insert into citizens.mandate
                                (id, citizen_id, representative, scope, proof, valid_until, created_at)
                            values (:id, :citizen, :representative, :scope, :proof, :until, :now)""")
                    .bind("id", mandateId)
                    .bind("citizen", id)
                    .bind("representative", representative)
                    .bind("scope", what)
                    .bind("proof", seen)
                    .bind("until", validUntil)
                    .bind("now", now)
                    .execute();
        });
        return mandateId;
    }

    public void revokeMandate(UUID id, UUID mandateId) {
        changed(id, (handle, now) -> {
            int revoked = handle.createUpdate("update citizens.mandate set revoked_at = :now"
                            + " where id = :id and citizen_id = :citizen and revoked_at is null")
                    .bind("now", now)
                    .bind("id", mandateId)
                    .bind("citizen", id)
                    .execute();
            if (revoked == 0) {
                throw Problem.notFound("mandate");
            }
            return revoked;
        });
    }

    public void addConsent(UUID id, String purpose, boolean given, String textVersion, String channel, Instant at) {
        if (!PURPOSES.contains(purpose)) {
            throw new InvalidInput("/purpose", "invalid", "is none of notices, recording, survey");
        }
        String version = PlainText.name(textVersion, "/textVersion");
        String by = PlainText.name(channel, "/channel");
        changed(id, (handle, now) -> {
            table.addConsent(id, purpose, given, version, by, Dates.instant(at, now, "/at"));
            return 1;
        });
    }

    public void addInformation(UUID id, String textVersion, String channel, Instant at) {
        String version = PlainText.name(textVersion, "/textVersion");
        String by = PlainText.name(channel, "/channel");
        changed(id, (handle, now) -> handle.createUpdate("""
                        insert into citizens.information_shown (id, citizen_id, text_version, channel, at)
                        values (:id, :citizen, :version, :channel, :at)""")
                .bind("id", IDS.generate())
                .bind("citizen", id)
                .bind("version", version)
                .bind("channel", by)
                .bind("at", Dates.instant(at, now, "/at"))
                .execute());
    }

    /** See {@link eus.arreta.citizens.CitizenRecords#addInformationOnce}. */
    public boolean addInformationOnce(UUID id, String textVersion, String channel, Instant at) {
        String version = PlainText.name(textVersion, "/textVersion");
        Instant now = now();
        return jdbi.withHandle(handle -> {
            locked.lock(handle, id);
            boolean shown = handle.createQuery("select 1 from citizens.information_shown"
                            + " where citizen_id = :citizen and text_version = :version limit 1")
                    .bind("citizen", id)
                    .bind("version", version)
                    .mapTo(int.class)
                    .findOne()
                    .isPresent();
            if (!shown) {
                addInformation(id, version, channel, at.isAfter(now) ? now : at);
            }
            return !shown;
        });
    }

    /** See {@link eus.arreta.citizens.CitizenRecords#withdrawConsents}. */
    public int withdrawConsents(UUID id, String channel, Instant at) {
        Instant now = now();
        return jdbi.withHandle(handle -> {
            locked.lock(handle, id);
            Map<String, String> standing = table.standingConsents(handle, id, channel);
            // One row for each purpose that stood; there are three at most.
            standing.forEach((purpose, version) ->
                    table.addConsent(id, purpose, false, version, channel, at.isAfter(now) ? now : at));
            if (!standing.isEmpty()) {
                locked.tell(handle, id, CitizenEvent.CHANGED, null, now);
            }
            return standing.size();
        });
    }

    @FunctionalInterface
    private interface Write {
        int write(Handle handle, Instant now);
    }

    private void changed(UUID id, Write write) {
        Instant now = now();
        jdbi.useHandle(handle -> {
            locked.lock(handle, id);
            write.write(handle, now);
            locked.tell(handle, id, CitizenEvent.CHANGED, null, now);
        });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
