package eus.arreta.staff.internal;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import eus.arreta.events.Outbox;
import eus.arreta.events.OutgoingEvent;
import eus.arreta.events.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** Tells every replica that a queue or a team has changed. */
@ApplicationScoped
public class Changed {

    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

    private final Outbox outbox;
    private final Clock clock;

    public Changed(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What an admin event about staff says. */
    public record What(String slug) {}

    void tell(String what, String slug) {
        outbox.append(List.of(new OutgoingEvent(
                Topic.ADMIN_EVENTS,
                slug,
                IDS.generate(),
                "eus.arreta.admin." + what + "-changed.v1",
                clock.instant(),
                new What(slug))));
    }
}
