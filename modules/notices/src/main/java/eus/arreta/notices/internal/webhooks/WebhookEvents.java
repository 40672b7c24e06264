package eus.arreta.notices.internal.webhooks;

import eus.arreta.channelapi.InvalidInput;
import eus.arreta.events.BatchIntake;
import eus.arreta.events.EventCodec;
import eus.arreta.events.ReceivedEvent;
import eus.arreta.events.Rejection;
import eus.arreta.notices.internal.webhooks.WebhookTable.Told;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * The consumer of {@code arreta.case-events} for webhooks: writes down who is to be told. Idempotent by webhook and event id, so
 * that what comes twice, late or from among the dead letters is told once.
 */
@ApplicationScoped
public class WebhookEvents {

    /** True for a few seconds and never stored. */
    private static final Set<String> PASSING = Set.of("eus.arreta.case.citizen-typing.v1");

    private final BatchIntake intake;
    private final WebhookTable table;

    public WebhookEvents(BatchIntake intake, WebhookTable table) {
        this.intake = intake;
        this.table = table;
    }

    @Incoming("webhook-events")
    @Blocking
    public void take(ConsumerRecords<byte[], byte[]> batch) {
        if (nobodyListens()) {
            return;
        }
        intake.take("webhooks", batch, this::handle);
    }

    /** Without a webhook no event is read at all: of a burst that would be a good part of the work. */
    private boolean nobodyListens() {
        try {
            return !table.anyEnabled();
        } catch (RuntimeException unknown) {
            // The database is away: the intake waits for it, and says so.
            return false;
        }
    }

    private List<Rejection> handle(List<ReceivedEvent> events) {
        List<Rejection> rejected = new ArrayList<>();
        List<Told> told = new ArrayList<>();
        for (ReceivedEvent event : events) {
            try {
                if (!PASSING.contains(event.type())) {
                    // Read and written anew, so that what goes out is JSON whatever came in.
                    Map<?, ?> data = EventCodec.read(event.body(), Map.class);
                    told.add(new Told(event.id(), event.type(), event.time(), EventCodec.write(data)));
                }
            } catch (InvalidInput invalid) {
                rejected.add(Rejection.of(event, "invalid", invalid.getMessage()));
            }
        }
        if (!told.isEmpty()) {
            table.add(told);
        }
        return rejected;
    }
}
