package eus.arreta.notices.internal.mail;

import eus.arreta.access.Actor;
import eus.arreta.access.Permission;
import eus.arreta.notices.Alarms;
import eus.arreta.sla.MailedAlarms;
import eus.arreta.sla.QuietHours;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Alarms of service clocks go by mail to those who say who may see a case: supervisors and administrators. */
@ApplicationScoped
public class SlaMail implements MailedAlarms {

    private final Alarms alarms;
    private final QuietHours quiet;
    private final Clock clock;

    public SlaMail(Alarms alarms, QuietHours quiet, Clock clock) {
        this.alarms = alarms;
        this.quiet = quiet;
        this.clock = clock;
    }

    @Override
    public void mail(Actor actor, String number, boolean breach, String once) {
        alarms.tell(
                actor,
                breach ? Alarms.Kind.SLA_BREACHED : Alarms.Kind.SLA_WARNING,
                number,
                Permission.CASES_RESTRICT,
                once,
                people -> quiet.from(actor, people, clock.instant()));
    }
}
