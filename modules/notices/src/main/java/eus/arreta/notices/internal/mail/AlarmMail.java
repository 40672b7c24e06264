package eus.arreta.notices.internal.mail;

import eus.arreta.access.Users;
import eus.arreta.notices.Alarms;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Alarms go out by mail. */
@ApplicationScoped
public class AlarmMail {

    private final MailSettings settings;
    private final MailTable table;

    public AlarmMail(MailSettings settings, MailTable table) {
        this.settings = settings;
        this.table = table;
    }

    /** One mail each, in the caller's transaction. @param from when each goes out, by user; absent for now */
    public void send(Alarms.Kind kind, String subject, List<Users.Mailbox> to, String once, Map<UUID, Instant> from) {
        if (settings.missing().isPresent() || to.isEmpty()) {
            return;
        }
        Map<String, MailTexts.Words> words =
                switch (kind) {
                    case WEBHOOK_OFF -> MailTexts.WEBHOOK_OFF;
                    case SLA_WARNING -> MailTexts.SLA_WARNING;
                    case SLA_BREACHED -> MailTexts.SLA_BREACHED;
                };
        table.append(
                "alarm",
                to.stream()
                        .map(mailbox -> new MailTable.NewMail(
                                subject,
                                once + ":" + mailbox.userId(),
                                MailTexts.fill(
                                        mailbox.email(),
                                        MailTexts.in(words, mailbox.language()),
                                        Map.of("subject", subject),
                                        mailbox.language()),
                                from.get(mailbox.userId())))
                        .toList());
    }
}
