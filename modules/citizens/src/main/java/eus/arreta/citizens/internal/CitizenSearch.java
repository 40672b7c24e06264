package eus.arreta.citizens.internal;

import eus.arreta.channelapi.InvalidInput;
import eus.arreta.citizens.Address;
import eus.arreta.citizens.Citizen;
import eus.arreta.citizens.CitizenRecords.Query;
import eus.arreta.http.Cursor;
import eus.arreta.http.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Finds citizens. */
@ApplicationScoped
public class CitizenSearch {

    /** More are never looked at: who isn't among them needs better words. */
    private static final int CANDIDATES = 200;

    private static final int EXPORTED_AT_ONCE = 200;
    private static final int LONGEST_QUERY = 200;

    private final Jdbi jdbi;
    private final CitizenTable table;

    public CitizenSearch(Jdbi jdbi, CitizenTable table) {
        this.jdbi = jdbi;
        this.table = table;
    }

    public Page<Citizen> search(Query query, int limit, String after) {
        Optional<AddressForm> exact = exact(query);
        if (exact.isPresent()) {
            return new Page<>(byAddress(exact.get()), null);
        }
        return query.words() == null || query.words().isBlank()
                ? newest(limit, after)
                : byWords(query.words(), limit, after);
    }

    private static Optional<AddressForm> exact(Query query) {
        if (query.document() != null) {
            return Optional.of(AddressForm.of(AddressForm.DOCUMENT, query.document(), null));
        }
        if (query.phone() != null) {
            return Optional.of(AddressForm.of(AddressForm.PHONE, query.phone(), null));
        }
        return query.email() == null
                ? Optional.empty()
                : Optional.of(AddressForm.of(AddressForm.EMAIL, query.email(), null));
    }

    private List<Citizen> byAddress(AddressForm form) {
        return jdbi.withHandle(handle -> whole(
                handle,
                handle.createQuery("select citizen_id from citizens.address where kind = :kind and value = :value")
                        .bind("kind", form.kind())
                        .bind("value", form.value())
                        .mapTo(UUID.class)
                        .list()));
    }

    /** The place in the list of candidates is the cursor: the list is the same as long as nobody is renamed. */
    private Page<Citizen> byWords(String words, int limit, String after) {
        if (words.length() > LONGEST_QUERY || words.indexOf('\0') >= 0) {
            throw new InvalidInput("/q", "invalid", "has at most " + LONGEST_QUERY + " characters");
        }
        List<UUID> candidates = table.matching(words.strip(), CANDIDATES);
        int from = 0;
        if (after != null) {
            int place = candidates.indexOf(Cursor.parse(after, 1).id(0));
            from = place < 0 ? candidates.size() : place + 1;
        }
        int to = Math.min(from + limit, candidates.size());
        List<UUID> shown = candidates.subList(Math.min(from, to), to);
        String next =
                to < candidates.size() ? Cursor.of(shown.get(shown.size() - 1)).text() : null;
        return new Page<>(jdbi.withHandle(handle -> whole(handle, shown)), next);
    }

    private Page<Citizen> newest(int limit, String after) {
        Cursor cursor = after == null ? null : Cursor.parse(after, 1);
        List<UUID> ids = jdbi.withHandle(handle -> {
            var query = handle.createQuery("select id from citizens.citizen where merged_into is null"
                            + (cursor == null ? "" : " and id < :after") + " order by id desc limit :limit")
                    .bind("limit", limit + 1);
            if (cursor != null) {
                query.bind("after", cursor.id(0));
            }
            return query.mapTo(UUID.class).list();
        });
        Page<UUID> page = Page.of(ids, limit, Cursor::of);
        return new Page<>(jdbi.withHandle(handle -> whole(handle, page.items())), page.next());
    }

    public List<Citizen> next(UUID after) {
        return jdbi.withHandle(handle -> {
            var query = handle.createQuery("select id from citizens.citizen"
                            + (after == null ? "" : " where id > :after") + " order by id limit :limit")
                    .bind("limit", EXPORTED_AT_ONCE);
            if (after != null) {
                query.bind("after", after);
            }
            return whole(handle, query.mapTo(UUID.class).list());
        });
    }

    public Optional<Citizen> whole(UUID id) {
        return jdbi.withHandle(handle -> whole(handle, List.of(id)).stream().findFirst());
    }

    /** The citizens in the order of the ids, each with all that belongs to them, in a few statements for all. */
    private static List<Citizen> whole(Handle handle, List<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<UUID, Citizen> found = new HashMap<>();
        handle.createQuery("select citizen.*, " + CitizenTable.ANONYMOUS
                        + " from citizens.citizen citizen where citizen.id = any(:ids)")
                .bindArray("ids", UUID.class, ids.toArray())
                .map((row, context) -> CitizenTable.read(row))
                .forEach(citizen -> found.put(citizen.id(), citizen));
        Belongings belongings = new Belongings(handle, ids);
        return ids.stream()
                .filter(found::containsKey)
                .map(found::get)
                .map(belongings::add)
                .toList();
    }

    /** What belongs to some citizens. */
    private static final class Belongings {
        private final Map<UUID, List<Address>> addresses = new HashMap<>();
        private final Map<UUID, List<Citizen.Mandate>> mandates = new HashMap<>();
        private final Map<UUID, List<Citizen.Consent>> consents = new HashMap<>();
        private final Map<UUID, List<Citizen.InformationShown>> information = new HashMap<>();
        private final Map<UUID, List<Citizen.Note>> notes = new HashMap<>();

        Belongings(Handle handle, List<UUID> ids) {
            Object[] all = ids.toArray();
            handle.createQuery("select * from citizens.address where citizen_id = any(:ids)"
                            + " order by citizen_id, kind, created_at, id")
                    .bindArray("ids", UUID.class, all)
                    .map((row, context) -> list(addresses, row.getObject("citizen_id", UUID.class))
                            .add(AddressTable.read(row)))
                    .list();
            handle.createQuery("select * from citizens.mandate"
                            + " where citizen_id = any(:ids) or representative = any(:ids) order by created_at, id")
                    .bindArray("ids", UUID.class, all)
                    .map((row, context) -> new Citizen.Mandate(
                            row.getObject("id", UUID.class),
                            row.getObject("citizen_id", UUID.class),
                            row.getObject("representative", UUID.class),
                            row.getString("scope"),
                            row.getString("proof"),
                            row.getObject("valid_until", LocalDate.class),
                            row.getTimestamp("created_at").toInstant(),
                            row.getTimestamp("revoked_at") == null
                                    ? null
                                    : row.getTimestamp("revoked_at").toInstant()))
                    .forEach(mandate -> {
                        list(mandates, mandate.citizen()).add(mandate);
                        if (!mandate.citizen().equals(mandate.representative())) {
                            list(mandates, mandate.representative()).add(mandate);
                        }
                    });
            handle.createQuery("select * from citizens.consent where citizen_id = any(:ids) order by at, id")
                    .bindArray("ids", UUID.class, all)
                    .map((row, context) -> list(consents, row.getObject("citizen_id", UUID.class))
                            .add(new Citizen.Consent(
                                    row.getObject("id", UUID.class),
                                    row.getString("purpose"),
                                    row.getBoolean("given"),
                                    row.getString("text_version"),
                                    row.getString("channel"),
                                    row.getTimestamp("at").toInstant())))
                    .list();
            handle.createQuery("select * from citizens.information_shown where citizen_id = any(:ids) order by at, id")
                    .bindArray("ids", UUID.class, all)
                    .map((row, context) -> list(information, row.getObject("citizen_id", UUID.class))
                            .add(new Citizen.InformationShown(
                                    row.getObject("id", UUID.class),
                                    row.getString("text_version"),
                                    row.getString("channel"),
                                    row.getTimestamp("at").toInstant())))
                    .list();
            handle.createQuery("select * from citizens.note where citizen_id = any(:ids) order by at, id")
                    .bindArray("ids", UUID.class, all)
                    .map((row, context) -> list(notes, row.getObject("citizen_id", UUID.class))
                            .add(new Citizen.Note(
                                    row.getObject("id", UUID.class),
                                    row.getString("text"),
                                    row.getString("author"),
                                    instant(row.getTimestamp("at")))))
                    .list();
        }

        private static java.time.Instant instant(Timestamp at) {
            return at.toInstant();
        }

        private static <T> List<T> list(Map<UUID, List<T>> map, UUID id) {
            return map.computeIfAbsent(id, unseen -> new ArrayList<>());
        }

        Citizen add(Citizen citizen) {
            UUID id = citizen.id();
            return new Citizen(
                    id,
                    citizen.kind(),
                    citizen.name(),
                    citizen.anonymous(),
                    citizen.language(),
                    citizen.preferredChannel(),
                    citizen.secrecy(),
                    citizen.mergedInto(),
                    addresses.getOrDefault(id, List.of()),
                    mandates.getOrDefault(id, List.of()),
                    consents.getOrDefault(id, List.of()),
                    information.getOrDefault(id, List.of()),
                    notes.getOrDefault(id, List.of()),
                    citizen.createdAt(),
                    citizen.updatedAt(),
                    citizen.version());
        }
    }
}
