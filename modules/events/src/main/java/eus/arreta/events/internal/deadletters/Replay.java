package eus.arreta.events.internal.deadletters;

import eus.arreta.events.RawRecord;
import eus.arreta.events.internal.kafka.Brokers;
import eus.arreta.events.internal.kafka.Headers;
import eus.arreta.http.Problem;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Sends records again byte by byte; not by the outbox, which holds JSON, while these may be anything. */
@ApplicationScoped
public class Replay {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Brokers brokers;
    private KafkaProducer<byte[], byte[]> producer;

    public Replay(Brokers brokers) {
        this.brokers = brokers;
    }

    /** @throws Problem 503 when the broker is away */
    public void send(RawRecord record) {
        RecordHeaders headers = new RecordHeaders();
        record.headers().forEach((name, value) -> Headers.add(headers, name, value));
        try {
            producer()
                    .send(new ProducerRecord<>(record.topic(), null, record.key(), record.value(), headers))
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw away();
        } catch (ExecutionException | TimeoutException failed) {
            throw away();
        }
    }

    private synchronized KafkaProducer<byte[], byte[]> producer() {
        if (producer == null) {
            producer = brokers.producer(Map.of(
                    ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis(),
                    ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000,
                    ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000));
        }
        return producer;
    }

    private static Problem away() {
        return Problem.of(503, "broker-away", "The broker is away. Try again in a moment.");
    }

    @PreDestroy
    synchronized void close() {
        if (producer != null) {
            producer.close(Duration.ZERO);
        }
    }
}
