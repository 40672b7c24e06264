package eus.arreta.events.internal.kafka;

import eus.arreta.events.Instants;
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
        String type = null;
        UUID id = null;
        UUID replayOf = null;
        Instant time = null;
        for (Header header : record.headers()) {
            switch (header.key()) {
                case "ce_type" -> type = text(header);
                case "ce_id" -> id = uuid(text(header));
                case "ce_time" -> time = instant(text(header));
                case DEAD_LETTER -> replayOf = uuid(text(header));
                default -> {
                    // For whoever else reads the topic.
                }
            }
        }
        String missing = type == null ? "ce_type" : id == null ? "ce_id" : time == null ? "ce_time" : null;
        if (missing != null) {
            return new Reading.Bad(new Rejection(
                    raw(record),
                    type,
                    "missing-header",
                    "The header " + missing + " is missing or unreadable.",
                    replayOf));
        }
        if (record.key() == null || record.value() == null) {
            return new Reading.Bad(
                    new Rejection(raw(record), type, "malformed", "The record has no key or no value.", replayOf));
        }
        String key = new String(record.key(), StandardCharsets.UTF_8);
        return new Reading.Event(new ReceivedEvent(key, id, type, time, record.value(), replayOf, () -> raw(record)));
    }

    private static String text(Header header) {
        return header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
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
            return text == null ? null : Instants.parse(text);
        } catch (DateTimeException wrong) {
            return null;
        }
    }
}
