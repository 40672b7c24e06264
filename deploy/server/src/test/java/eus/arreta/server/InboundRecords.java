package eus.arreta.server;

import eus.arreta.channelapi.Content;
import eus.arreta.channelapi.EventType;
import eus.arreta.channelapi.InboundEvent;
import eus.arreta.channelapi.Sender;
import eus.arreta.events.EventCodec;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A plain Kafka client that writes to {@code arreta.inbound}. */
public final class InboundRecords implements AutoCloseable {

    private final KafkaProducer<byte[], byte[]> producer;

    public InboundRecords(String bootstrapServers) {
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "max.request.size", 2_000_000),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    public static InboundEvent.MessageReceived message(
            UUID accountId, String conversation, String externalId, String text) {
        return new InboundEvent.MessageReceived(
                accountId,
                conversation,
                new Sender("web-chat-visitor", conversation, null),
                externalId,
                Instant.now(),
                "es",
                List.of(new Content.Text(text)),
                null,
                null);
    }

    RecordMetadata send(InboundEvent event) {
        return send(event, EventType.of(event).wireName(), EventCodec.write(event));
    }

    /** Any type and body under the key and id of an event. */
    RecordMetadata send(InboundEvent event, String type, String body) {
        return send(event, type, body.getBytes(StandardCharsets.UTF_8));
    }

    RecordMetadata send(InboundEvent event, String type, byte[] body) {
        try {
            return sendLater(event, type, body).get();
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** The same without waiting until the broker has it. */
    public void sendLater(InboundEvent event) {
        sendLater(event, EventType.of(event).wireName(), EventCodec.write(event).getBytes(StandardCharsets.UTF_8));
    }

    /** Doesn't wait until the broker has it. */
    Future<RecordMetadata> sendLater(InboundEvent event, String type, byte[] body) {
        RecordHeaders headers = new RecordHeaders();
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        event.eventId().toString(),
                        "ce_type",
                        type,
                        "ce_source",
                        "/test",
                        "ce_time",
                        event.time().toString(),
                        "content-type",
                        "application/json")
                .forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
        String key = event.accountId() + "|" + event.conversation();
        return producer.send(
                new ProducerRecord<>("arreta.inbound", null, key.getBytes(StandardCharsets.UTF_8), body, headers));
    }

    public void flush() {
        producer.flush();
    }

    @Override
    public void close() {
        producer.close();
    }
}
