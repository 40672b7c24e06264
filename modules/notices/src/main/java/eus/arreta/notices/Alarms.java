package eus.arreta.notices;

import eus.arreta.access.Actor;
import eus.arreta.access.Permission;
import eus.arreta.access.Users;
import eus.arreta.notices.internal.mail.AlarmMail;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Tells people by mail what they should look at now. Who has no e-mail address is not told; without mail nobody is. */
@ApplicationScoped
public class Alarms {

    /** What alarms there are. */
    public enum Kind {
        /** A webhook was switched off since nothing got through for long. */
        WEBHOOK_OFF,
        /** A case will soon be late by its policy of service. */
        SLA_WARNING,
        /** A case is late by its policy of service. */
        SLA_BREACHED
    }

    /** Most people who are told of one alarm. */
    private static final int MOST = 50;

    private final Users users;
    private final AlarmMail mail;

    public Alarms(Users users, AlarmMail mail) {
        this.users = users;
        this.mail = mail;
    }

    /**
     * Tells everybody who has a permission, in the caller's transaction.
     *
     * @param subject what it is about, such as {@code webhook:…}
     * @param once    the same alarm under the same key is told once to each person
     */
    public void tell(Actor actor, Kind kind, String subject, Permission to, String once) {
        tell(actor, kind, subject, to, once, ids -> Map.of());
    }

    /** The same. @param from from when on people can be told, by their ids; who is absent can be told now */
    public void tell(
            Actor actor,
            Kind kind,
            String subject,
            Permission to,
            String once,
            Function<Collection<UUID>, Map<UUID, Instant>> from) {
        actor.require(Permission.USERS);
        List<Users.Mailbox> mailboxes = users.mailboxes(actor, to, MOST);
        mail.send(
                kind,
                subject,
                mailboxes,
                once,
                from.apply(mailboxes.stream().map(Users.Mailbox::userId).toList()));
    }
}
