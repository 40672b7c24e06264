package eus.arreta.events;

import eus.arreta.events.internal.kafka.Brokers;
import eus.arreta.events.internal.kafka.Headers;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Sends events to Kafka at once, for those who have no transaction and can tell again: adapters. */
@ApplicationScoped
public class Publisher {

    /** After this the caller learns that it isn't certain; shorter than a network's patience, longer than a restart. */
    private static final Duration GIVE_UP_AFTER = Duration.ofSeconds(20);

    private final KafkaProducer<byte[], byte[]> producer;
    private final Timer timer;

    public Publisher(Brokers brokers, MeterRegistry meters) {
        this.producer = brokers.producer(java.util.Map.of(
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) GIVE_UP_AFTER.toMillis(),
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000,
                ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000));
        this.timer = Timer.builder("arreta.stage").tag("stage", "publish").register(meters);
    }

    /**
     * Sends an event.
     *
     * @return completes when all in-sync replicas have it; exceptionally when that isn't certain
     */
    public CompletionStage<Void> publish(OutgoingEvent event) {
        CompletableFuture<Void> acknowledged = new CompletableFuture<>();
        long start = System.nanoTime();
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                event.topic().topicName(),
                null,
                event.key().getBytes(StandardCharsets.UTF_8),
                EventCodec.write(event.body()).getBytes(StandardCharsets.UTF_8),
                Headers.of(event.id(), event.type(), event.time()));
        try {
            producer.send(record, (metadata, failure) -> {
                timer.record(Duration.ofNanos(System.nanoTime() - start));
                if (failure == null) {
                    acknowledged.complete(null);
                } else {
                    acknowledged.completeExceptionally(failure);
                }
            });
        } catch (RuntimeException failure) {
            acknowledged.completeExceptionally(failure);
        }
        return acknowledged;
    }

    @PreDestroy
    void close() {
        producer.close(Duration.ofSeconds(2));
    }
}
