package eus.arreta.events.internal.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

/** CloudEvents headers in binary mode. */
class HeadersTest {

    private static final UUID ID = UUID.randomUUID();
    private static final Instant TIME = Instant.parse("2026-11-24T10:00:00.123456Z");

    @Test
    void anEventIsReadAsItIsWritten() {
        Headers.Reading reading = Headers.read(record(Headers.of(ID, "eus.arreta.x.v1", TIME), bytes("{}")));
        assertThat(reading).isInstanceOfSatisfying(Headers.Reading.Event.class, event -> {
            assertThat(event.event().id()).isEqualTo(ID);
            assertThat(event.event().type()).isEqualTo("eus.arreta.x.v1");
            assertThat(event.event().time()).isEqualTo(TIME);
            assertThat(event.event().deadLetter()).isNull();
        });
    }

    @Test
    void aReplayNamesItsDeadLetter() {
        UUID letter = UUID.randomUUID();
        RecordHeaders headers = Headers.of(ID, "eus.arreta.x.v1", TIME);
        Headers.add(headers, Headers.DEAD_LETTER, letter.toString());
        assertThat(Headers.read(record(headers, bytes("{}"))))
                .isInstanceOfSatisfying(
                        Headers.Reading.Event.class,
                        event -> assertThat(event.event().deadLetter()).isEqualTo(letter));
    }

    @Test
    void whatLacksAHeaderOrAValueIsBad() {
        for (String missing : new String[] {"ce_id", "ce_type", "ce_time"}) {
            RecordHeaders headers = Headers.of(ID, "eus.arreta.x.v1", TIME);
            headers.remove(missing);
            assertThat(Headers.read(record(headers, bytes("{}"))))
                    .isInstanceOfSatisfying(Headers.Reading.Bad.class, bad -> {
                        assertThat(bad.rejection().cause()).isEqualTo("missing-header");
                        assertThat(bad.rejection().detail()).contains(missing);
                    });
        }
        assertThat(Headers.read(record(Headers.of(ID, "eus.arreta.x.v1", TIME), null)))
                .isInstanceOf(Headers.Reading.Bad.class);
    }

    private static ConsumerRecord<byte[], byte[]> record(RecordHeaders headers, byte[] value) {
        return new ConsumerRecord<>(
                "topic", 0, 7, 0, TimestampType.CREATE_TIME, 0, 0, bytes("key"), value, headers, Optional.empty());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
}
