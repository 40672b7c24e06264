package eus.arreta.reception.internal.rights;

import eus.arreta.access.DataSubject;
import eus.arreta.access.PersonalDataExport;
import eus.arreta.access.PersonalDataHolder;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** What citizens chose from menus, and what of them is awaited. */
@ApplicationScoped
public class HeldByReception implements PersonalDataHolder {

    private static final List<String> TABLES = List.of("visitor", "awaited");

    private final Jdbi jdbi;

    public HeldByReception(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Set<String> tables() {
        return Set.of("reception.account", "reception.visitor", "reception.awaited");
    }

    @Override
    public void export(DataSubject subject, PersonalDataExport to) throws IOException {
        try (var handle = jdbi.open()) {
            for (String table : TABLES) {
                try (var rows = handle.createQuery("select to_jsonb(held) from reception." + table
                                + " held where conversation_id = any(:conversations) order by conversation_id")
                        .bindArray("conversations", UUID.class, conversations(subject))
                        .mapTo(String.class)
                        .iterator()) {
                    to.rows("reception/" + table, List.of(), rows);
                }
            }
        }
    }

    @Override
    public void erase(DataSubject subject, Instant now) {
        jdbi.useHandle(handle -> TABLES.forEach(table -> handle.createUpdate(
                        "delete from reception." + table + " where conversation_id = any(:conversations)")
                .bindArray("conversations", UUID.class, conversations(subject))
                .execute()));
    }

    private static Object[] conversations(DataSubject subject) {
        return subject.conversations().keySet().toArray();
    }
}
