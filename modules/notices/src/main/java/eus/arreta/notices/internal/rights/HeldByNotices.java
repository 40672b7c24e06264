package eus.arreta.notices.internal.rights;

import eus.arreta.access.DataSubject;
import eus.arreta.access.PersonalDataExport;
import eus.arreta.access.PersonalDataHolder;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/** What other programs were told by webhooks about the subject's cases. */
@ApplicationScoped
public class HeldByNotices implements PersonalDataHolder {

    private final Jdbi jdbi;

    public HeldByNotices(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Set<String> tables() {
        return Set.of("notices.webhook", "notices.webhook_delivery");
    }

    @Override
    public void export(DataSubject subject, PersonalDataExport to) throws IOException {
        try (var handle = jdbi.open();
                var rows = handle.createQuery("""
                                select jsonb_build_object('id', id, 'type', type, 'at', at, 'body', body, 'state', state)
                                from notices.webhook_delivery where body::jsonb ->> 'caseId' = any(:cases) order by no""")
                        .bindArray("cases", String.class, cases(subject))
                        .mapTo(String.class)
                        .iterator()) {
            to.rows("notices/webhook_delivery", List.of(), rows);
        }
    }

    @Override
    public void erase(DataSubject subject, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "delete from notices.webhook_delivery where body::jsonb ->> 'caseId' = any(:cases)")
                .bindArray("cases", String.class, cases(subject))
                .execute());
    }

    private static Object[] cases(DataSubject subject) {
        return subject.cases().stream().map(Object::toString).toArray();
    }
}
