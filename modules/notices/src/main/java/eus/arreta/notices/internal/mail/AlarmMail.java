package eus.arreta.notices.internal.mail;

import eus.arreta.access.Users;
import eus.arreta.notices.Alarms;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** Alarms go out by mail. */
@ApplicationScoped
public class AlarmMail {

    private final MailSettings settings;
    private final MailTable table;

    public AlarmMail(MailSettings settings, MailTable table) {
        this.settings = settings;
        this.table = table;
    }

    /** One mail each, in the caller's transaction; alarms are rare and those who are told are few. */
    public void send(Alarms.Kind kind, String subject, List<Users.Mailbox> to, String once) {
        if (settings.missing().isPresent()) {
            return;
        }
        Map<String, MailTexts.Words> words =
                switch (kind) {
                    case WEBHOOK_OFF -> MailTexts.WEBHOOK_OFF;
                    case SLA_WARNING -> MailTexts.SLA_WARNING;
                    case SLA_BREACHED -> MailTexts.SLA_BREACHED;
                };
        to.forEach(mailbox -> table.append(
                "alarm",
                subject,
                once + ":" + mailbox.userId(),
                MailTexts.fill(
                        mailbox.email(),
                        MailTexts.in(words, mailbox.language()),
                        Map.of("subject", subject),
                        mailbox.language())));
    }
}
