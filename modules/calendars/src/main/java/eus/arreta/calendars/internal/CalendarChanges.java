package eus.arreta.calendars.internal;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import eus.arreta.events.Outbox;
import eus.arreta.events.OutgoingEvent;
import eus.arreta.events.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** Tells that calendars have new versions. */
@ApplicationScoped
public class CalendarChanges {

    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

    private final Outbox outbox;
    private final Clock clock;

    public CalendarChanges(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What an admin event about a calendar says. */
    public record Changed(String id) {}

    /** Call it in the transaction of the change. */
    public void tell(List<String> ids) {
        outbox.append(ids.stream()
                .map(id -> new OutgoingEvent(
                        Topic.ADMIN_EVENTS,
                        id,
                        IDS.generate(),
                        "eus.arreta.admin.calendar-changed.v1",
                        clock.instant(),
                        new Changed(id)))
                .toList());
    }
}
