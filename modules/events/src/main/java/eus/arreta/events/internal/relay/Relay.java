package eus.arreta.events.internal.relay;

import eus.arreta.channelapi.Lease;
import eus.arreta.events.EventCodec;
import eus.arreta.events.internal.kafka.Brokers;
import eus.arreta.events.internal.kafka.Headers;
import eus.arreta.events.internal.leases.LeaseKeeper;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/**
 * Sends what stands in the outbox to Kafka, in order, and forgets it once Kafka has acknowledged. One relay at a time,
 * by lease. A relay that was stopped and has lost its lease may still send what it had read: consumers ignore what isn't
 * newer than what they know, by the sequence in each event.
 */
@ApplicationScoped
public class Relay {

    private static final Logger LOG = Logger.getLogger(Relay.class);

    private static final int BATCH = 1_000;
    /** An empty poll costs 0.04 ms, so this is cheap also when idle. */
    private static final Duration POLL_EACH = Duration.ofMillis(20);

    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration WITHOUT_LEASE = Duration.ofMillis(200);

    private final OutboxTable outbox;
    private final Brokers brokers;
    private final LeaseKeeper leases;
    private final Timer timer;
    private final Counter relayed;
    private final Semaphore woken = new Semaphore(0);
    private final AtomicBoolean running = new AtomicBoolean();
    private volatile Thread thread;

    public Relay(Jdbi jdbi, Brokers brokers, LeaseKeeper leases, MeterRegistry meters) {
        this.outbox = new OutboxTable(jdbi);
        this.brokers = brokers;
        this.leases = leases;
        this.timer = Timer.builder("arreta.stage").tag("stage", "relay").register(meters);
        this.relayed = Counter.builder("arreta.relay.events").register(meters);
        Gauge.builder("arreta.outbox.waiting", this::waiting).register(meters);
    }

    /** Begins to compete for being the relay. */
    public void start() {
        if (running.compareAndSet(false, true)) {
            thread = new Thread(this::run, "outbox-relay");
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** Looks at the outbox now instead of at the next poll. */
    public void wake() {
        if (woken.availablePermits() == 0) {
            woken.release();
        }
    }

    private void run() {
        try (Lease lease = leases.compete("outbox-relay");
                KafkaProducer<byte[], byte[]> producer = producer()) {
            while (running.get()) {
                await(step(lease, producer));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** One round; answers how long to wait before the next. */
    private Duration step(Lease lease, KafkaProducer<byte[], byte[]> producer) throws InterruptedException {
        if (!lease.held()) {
            return WITHOUT_LEASE;
        }
        try {
            List<OutboxTable.Row> rows = outbox.oldest(BATCH);
            if (rows.isEmpty()) {
                return POLL_EACH;
            }
            long start = System.nanoTime();
            send(producer, rows);
            outbox.delete(rows);
            timer.record(Duration.ofNanos(System.nanoTime() - start));
            relayed.increment(rows.size());
            return Duration.ZERO;
        } catch (java.util.concurrent.ExecutionException | RuntimeException away) {
            LOG.warnf(
                    "The outbox could not be relayed (%s); trying again in a second",
                    away.getClass().getSimpleName());
            return AFTER_FAILURE;
        }
    }

    private static void send(KafkaProducer<byte[], byte[]> producer, List<OutboxTable.Row> rows)
            throws InterruptedException, java.util.concurrent.ExecutionException {
        List<Future<RecordMetadata>> sent = new ArrayList<>(rows.size());
        for (OutboxTable.Row row : rows) {
            Future<RecordMetadata> acknowledged = producer.send(new ProducerRecord<>(
                    row.topic(),
                    null,
                    row.key().getBytes(StandardCharsets.UTF_8),
                    row.body().getBytes(StandardCharsets.UTF_8),
                    headers(row)));
            if (acknowledged.isDone()) {
                // What failed before it was sent must not be overtaken by what stands behind it.
                acknowledged.get();
            }
            sent.add(acknowledged);
        }
        for (Future<RecordMetadata> acknowledged : sent) {
            acknowledged.get();
        }
    }

    private static RecordHeaders headers(OutboxTable.Row row) {
        RecordHeaders headers = Headers.of(row.eventId(), row.type(), row.at());
        if (!row.headers().isEmpty()) {
            Map<?, ?> more = EventCodec.read(row.headers(), Map.class);
            more.forEach((name, value) -> Headers.add(headers, name.toString(), value.toString()));
        }
        return headers;
    }

    /**
     * A producer that never gives up on a record by itself: giving up on one and going on with the next would let
     * events of a case overtake each other.
     */
    private KafkaProducer<byte[], byte[]> producer() {
        return brokers.producer(Map.of(
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                Integer.MAX_VALUE,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                Long.MAX_VALUE,
                // A round's rows go out in a few requests instead of many; costs a live event two milliseconds.
                ProducerConfig.LINGER_MS_CONFIG,
                2,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                10_000));
    }

    private void await(Duration duration) throws InterruptedException {
        if (!duration.isZero()) {
            woken.tryAcquire(duration.toMillis(), TimeUnit.MILLISECONDS);
        }
        woken.drainPermits();
    }

    private double waiting() {
        try {
            return outbox.waiting();
        } catch (RuntimeException away) {
            return Double.NaN;
        }
    }

    @PreDestroy
    void stop() {
        running.set(false);
        if (thread != null) {
            thread.interrupt();
        }
    }
}
