package eus.arreta.bench.ingest;

import eus.arreta.bench.SampleText;
import eus.arreta.bench.Stage;
import eus.arreta.channelapi.Content;
import eus.arreta.channelapi.EventType;
import eus.arreta.channelapi.InboundEvent.MessageReceived;
import eus.arreta.channelapi.Sender;
import eus.arreta.events.EventCodec;
import eus.arreta.events.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes messages to {@code arreta.inbound} as an adapter's {@code publish} does: the same JSON and headers, key by
 * conversation, idempotent producer with acks=all.
 */
public final class InboundLoad implements AutoCloseable {

    static final int CONVERSATIONS = 2_000;

    private final UUID account;
    /** Tells this run's conversations from those of every other run on the same installation. */
    private final String run = Long.toString(System.currentTimeMillis(), 36);

    private final KafkaProducer<byte[], byte[]> producer;
    private int sent;

    public InboundLoad(Stage stage, UUID account) {
        this.account = account;
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        stage.kafka(),
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        128 << 10),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /**
     * Sends that many messages, going round the conversations; returns when Kafka has acknowledged all.
     *
     * @throws IllegalStateException when Kafka didn't
     */
    public void send(int messages) {
        AtomicReference<Exception> failure = new AtomicReference<>();
        for (int index = 0; index < messages; index++) {
            producer.send(record(message(sent++)), (metadata, failed) -> {
                if (failed != null) {
                    failure.set(failed);
                }
            });
        }
        producer.flush();
        if (failure.get() != null) {
            throw new IllegalStateException("Kafka did not take all messages", failure.get());
        }
    }

    /**
     * Sends messages that each open a conversation of their own; returns when Kafka has acknowledged all.
     *
     * @param sentAt when each was written
     * @throws IllegalStateException when Kafka didn't
     */
    public void open(List<Instant> sentAt) {
        AtomicReference<Exception> failure = new AtomicReference<>();
        for (Instant at : sentAt) {
            int number = sent++;
            producer.send(record(message("bench-" + run + "-own-" + number, number, at)), (metadata, failed) -> {
                if (failed != null) {
                    failure.set(failed);
                }
            });
        }
        producer.flush();
        if (failure.get() != null) {
            throw new IllegalStateException("Kafka did not take all messages", failure.get());
        }
    }

    private MessageReceived message(int number) {
        return message("bench-" + run + "-" + number % CONVERSATIONS, number, Instant.now());
    }

    private MessageReceived message(String conversation, int number, Instant sentAt) {
        return new MessageReceived(
                account,
                conversation,
                new Sender("web-chat-visitor", conversation, null),
                conversation + "/" + number,
                sentAt.truncatedTo(ChronoUnit.MICROS),
                "eu",
                List.of(new Content.Text(SampleText.number(number))),
                null,
                null);
    }

    private static ProducerRecord<byte[], byte[]> record(MessageReceived message) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                Topic.INBOUND.topicName(),
                bytes(message.accountId() + "|" + message.conversation()),
                bytes(EventCodec.write(message)));
        Headers headers = record.headers();
        headers.add("ce_specversion", bytes("1.0"));
        headers.add("ce_id", bytes(message.eventId().toString()));
        headers.add("ce_type", bytes(EventType.of(message).wireName()));
        headers.add("ce_source", bytes("/arreta"));
        headers.add("ce_time", bytes(message.time().toString()));
        headers.add("content-type", bytes("application/json"));
        return record;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        producer.close();
    }
}
