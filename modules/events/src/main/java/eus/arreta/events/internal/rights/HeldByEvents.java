package eus.arreta.events.internal.rights;

import eus.arreta.access.DataSubject;
import eus.arreta.access.PersonalDataExport;
import eus.arreta.access.PersonalDataHolder;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/**
 * Dead letters, found by the key that the subject's records have. The outbox empties itself within moments, and what it tells
 * is told.
 */
@ApplicationScoped
public class HeldByEvents implements PersonalDataHolder {

    private final Jdbi jdbi;

    public HeldByEvents(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Set<String> tables() {
        return Set.of("events.outbox", "events.lease", "events.dead_letter");
    }

    @Override
    public void export(DataSubject subject, PersonalDataExport to) throws IOException {
        if (!subject.whole()) {
            return;
        }
        try (var handle = jdbi.open();
                var rows = handle.createQuery("""
                                select jsonb_build_object('id', id, 'topic', topic, 'failedAt', failed_at, 'cause', cause,
                                    'detail', detail, 'value', encode(value, 'escape'))
                                from events.dead_letter where key = any(:keys) order by failed_at, id""")
                        .bindArray("keys", byte[].class, keys(subject))
                        .mapTo(String.class)
                        .iterator()) {
            to.rows("events/dead_letter", List.of(), rows);
        }
    }

    @Override
    public void erase(DataSubject subject, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate("delete from events.dead_letter where key = any(:keys)")
                .bindArray("keys", byte[].class, keys(subject))
                .execute());
    }

    private static Object[] keys(DataSubject subject) {
        return subject.keys().stream()
                .map(key -> key.getBytes(StandardCharsets.UTF_8))
                .toArray();
    }
}
