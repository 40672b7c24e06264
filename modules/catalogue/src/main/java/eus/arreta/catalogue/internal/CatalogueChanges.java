package eus.arreta.catalogue.internal;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import eus.arreta.events.Outbox;
import eus.arreta.events.OutgoingEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Writes to the catalogue one after the other, and tells of them. */
@ApplicationScoped
public class CatalogueChanges {

    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

    private final Jdbi jdbi;
    private final Outbox outbox;
    private final Clock clock;

    public CatalogueChanges(Jdbi jdbi, Outbox outbox, Clock clock) {
        this.jdbi = jdbi;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What an admin event about the catalogue says. */
    public record Changed(String code) {}

    /** Lets no other write begin until this transaction has ended. Call it before anything is read that decides. */
    public void begin() {
        jdbi.useHandle(handle -> handle.execute("update catalogue.stamp set stamp = gen_random_uuid()"));
    }

    /** @param what {@code topic} or {@code body} */
    public void tell(String what, List<String> codes) {
        outbox.append(codes.stream()
                .map(code -> new OutgoingEvent(
                        eus.arreta.events.Topic.ADMIN_EVENTS,
                        code,
                        IDS.generate(),
                        "eus.arreta.admin." + what + "-changed.v1",
                        clock.instant(),
                        new Changed(code)))
                .toList());
    }
}
