package eus.arreta.notices.internal.rights;

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

/**
 * Notices to citizens, mail, and what other programs were told by webhooks. A notice's count of recipients stands: who one of them
 * was is gone.
 */
@ApplicationScoped
public class HeldByNotices implements PersonalDataHolder {

    private final Jdbi jdbi;

    public HeldByNotices(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Set<String> tables() {
        return Set.of(
                "notices.webhook",
                "notices.webhook_delivery",
                "notices.mail",
                "notices.template",
                "notices.notice",
                "notices.recipient");
    }

    @Override
    public void export(DataSubject subject, PersonalDataExport to) throws IOException {
        try (var handle = jdbi.open()) {
            if (subject.whole()) {
                try (var rows = handle.createQuery("""
                                select jsonb_build_object('at', recipient.updated_at, 'notice', notice.id, 'text', notice.texts,
                                    'details', recipient.details, 'state', recipient.state, 'reason', recipient.reason)
                                from notices.recipient recipient join notices.notice notice on notice.id = recipient.notice_id
                                where recipient.citizen_id = any(:citizens) order by recipient.updated_at""")
                        .bindArray("citizens", UUID.class, subject.citizens().toArray())
                        .mapTo(String.class)
                        .iterator()) {
                    to.rows("notices/recipient", List.of("at", "text", "state", "reason"), rows);
                }
            }
            try (var rows = handle.createQuery("select to_jsonb(mail) - 'letter' from notices.mail mail"
                            + " where subject = any(:subjects) order by no")
                    .bindArray("subjects", String.class, subjects(subject))
                    .mapTo(String.class)
                    .iterator()) {
                to.rows("notices/mail", List.of("created_at", "kind", "state"), rows);
            }
            try (var rows = handle.createQuery("""
                            select jsonb_build_object('id', id, 'type', type, 'at', at, 'body', body, 'state', state)
                            from notices.webhook_delivery where body::jsonb ->> 'caseId' = any(:cases) order by no""")
                    .bindArray("cases", String.class, cases(subject))
                    .mapTo(String.class)
                    .iterator()) {
                to.rows("notices/webhook_delivery", List.of(), rows);
            }
        }
    }

    @Override
    public void erase(DataSubject subject, Instant now) {
        jdbi.useHandle(handle -> {
            if (subject.whole()) {
                handle.createUpdate("""
                                update notices.recipient
                                set citizen_id = gen_random_uuid(), conversation_id = null, details = '{}', updated_at = :now,
                                    state = case when state in ('queued', 'sending') then 'skipped' else state end,
                                    reason = case when state in ('queued', 'sending') then 'erased' else reason end
                                where citizen_id = any(:citizens)""")
                        .bind("now", now)
                        .bindArray("citizens", UUID.class, subject.citizens().toArray())
                        .execute();
            }
            handle.createUpdate("delete from notices.mail where subject = any(:subjects)")
                    .bindArray("subjects", String.class, subjects(subject))
                    .execute();
            handle.createUpdate("delete from notices.webhook_delivery where body::jsonb ->> 'caseId' = any(:cases)")
                    .bindArray("cases", String.class, cases(subject))
                    .execute();
        });
    }

    private static Object[] subjects(DataSubject subject) {
        return subject.cases().values().stream().map(number -> "case:" + number).toArray();
    }

    private static Object[] cases(DataSubject subject) {
        return subject.caseIds().stream().map(Object::toString).toArray();
    }
}
