package eus.arreta.events.internal.kafka;

import eus.arreta.events.RawRecord;
import eus.arreta.events.ReceivedEvent;
import eus.arreta.events.Rejection;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * The headers of a record.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">CloudEvents
 *     1.0.2, Kafka protocol binding, binary mode</a>
 */
public final class Headers {

    /** Names the dead letter whose replay a record is. */
    public static final String DEAD_LETTER = "arreta_dead_letter";

    private static final String SOURCE = "/arreta";

    private Headers() {}

    /** The headers of an event of ours. */
    public static RecordHeaders of(UUID id, String type, Instant time) {
        RecordHeaders headers = new RecordHeaders();
        add(headers, "ce_specversion", "1.0");
        add(headers, "ce_id", id.toString());
        add(headers, "ce_type", type);
        add(headers, "ce_source", SOURCE);
        add(headers, "ce_time", time.toString());
        add(headers, "content-type", "application/json");
        return headers;
    }

    /** Adds one header. */
    public static void add(RecordHeaders headers, String name, String value) {
        headers.add(new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8)));
    }

    /** The record as it came. */
    public static RawRecord raw(ConsumerRecord<byte[], byte[]> record) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Header header : record.headers()) {
            if (header.value() != null) {
                headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
            }
        }
        return new RawRecord(
                record.topic(), record.partition(), record.offset(), record.key(), record.value(), headers);
    }

    /** Either the event, or why it is none. */
    public sealed interface Reading {
        record Event(ReceivedEvent event) implements Reading {}

        record Bad(Rejection rejection) implements Reading {}
    }

    /** Reads the headers; the body stays as it is. */
    public static Reading read(ConsumerRecord<byte[], byte[]> record) {
        RawRecord raw = raw(record);
        String type = raw.headers().get("ce_type");
        UUID replayOf = uuid(raw.headers().get(DEAD_LETTER));
        UUID id = uuid(raw.headers().get("ce_id"));
        Instant time = instant(raw.headers().get("ce_time"));
        String missing = type == null ? "ce_type" : id == null ? "ce_id" : time == null ? "ce_time" : null;
        if (missing != null) {
            return new Reading.Bad(new Rejection(
                    raw, type, "missing-header", "The header " + missing + " is missing or unreadable.", replayOf));
        }
        if (raw.key() == null || raw.value() == null) {
            return new Reading.Bad(
                    new Rejection(raw, type, "malformed", "The record has no key or no value.", replayOf));
        }
        String key = new String(raw.key(), StandardCharsets.UTF_8);
        return new Reading.Event(new ReceivedEvent(key, id, type, time, raw.value(), replayOf, raw));
    }

    private static UUID uuid(String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException wrong) {
            return null;
        }
    }

    private static Instant instant(String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException wrong) {
            return null;
        }
    }
}
