package eus.arreta.cases.internal.ingest;

import eus.arreta.events.BatchIntake;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** The consumer of {@code arreta.inbound}. Idempotent: see {@link Ingest}. */
@ApplicationScoped
public class InboundIntake {

    private final BatchIntake intake;
    private final Ingest ingest;

    public InboundIntake(BatchIntake intake, Ingest ingest) {
        this.intake = intake;
        this.ingest = ingest;
    }

    @Incoming("inbound")
    @Blocking
    public void take(ConsumerRecords<byte[], byte[]> batch) {
        intake.take("cases", batch, ingest::handle);
    }
}
