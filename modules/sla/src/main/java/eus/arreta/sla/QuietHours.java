package eus.arreta.sla;

import eus.arreta.access.Actor;
import eus.arreta.access.Users;
import eus.arreta.access.WorkingHours;
import eus.arreta.calendars.BusinessCalendar;
import eus.arreta.calendars.Calendars;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.http.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Nobody is told of alarms outside their hours, unless they are on duty: what they missed waits until their hours begin. */
@ApplicationScoped
public class QuietHours {

    private final Users users;
    private final Calendars calendars;

    public QuietHours(Users users, Calendars calendars) {
        this.users = users;
        this.calendars = calendars;
    }

    /** When somebody can be told. @throws Problem 403 for others than oneself without the permission, 404 */
    public WorkingHours of(Actor actor, UUID user) {
        return users.hours(actor, user);
    }

    /**
     * Says when somebody can be told.
     *
     * @throws InvalidInput {@code /calendar} when there is no such calendar
     * @throws Problem      403 for others than oneself without the permission, 404
     */
    @Transactional
    public void set(Actor actor, UUID user, WorkingHours hours) {
        if (hours.calendar() != null
                && calendars.find(actor, hours.calendar(), null).isEmpty()) {
            throw new InvalidInput("/calendar", "unknown", "is no calendar");
        }
        users.setHours(actor, user, hours);
    }

    /**
     * From when on people can be told of something that happens now: now, or when their hours begin.
     *
     * @return of each that there is; who has a calendar that doesn't open any more can always be told
     */
    public Map<UUID, Instant> from(Actor actor, Collection<UUID> people, Instant now) {
        Map<UUID, Instant> from = new HashMap<>();
        Map<String, Instant> opening = new HashMap<>();
        users.hours(actor, people)
                .forEach((user, hours) -> from.put(
                        user,
                        hours.calendar() == null || hours.onDuty()
                                ? now
                                : opening.computeIfAbsent(hours.calendar(), slug -> opens(actor, slug, now))));
        return from;
    }

    private Instant opens(Actor actor, String calendar, Instant now) {
        try {
            BusinessCalendar hours = calendars.business(actor, calendar, null);
            return hours.nextOpening(now);
        } catch (Problem never) {
            return now;
        }
    }
}
