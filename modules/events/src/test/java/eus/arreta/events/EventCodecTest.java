package eus.arreta.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eus.arreta.channelapi.InvalidInput;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no JSON, or too much of it, is a clear refusal. */
class EventCodecTest {

    /** Something to read. */
    record Thing(String name, int size) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "",
                "null",
                "[]",
                "{\"name\":\"a\"} more",
                "{\"name\":{}}",
                "{\"size\":null}",
                "{\"size\":\"x\"}"
            })
    void badJsonIsRefused(String json) {
        assertThatThrownBy(() -> EventCodec.read(json, Thing.class)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void aRefusalDoesNotQuoteTheText() {
        assertThatThrownBy(() -> EventCodec.read("{\"name\": secret-words}", Thing.class))
                .isInstanceOf(InvalidInput.class)
                .message()
                .doesNotContain("secret");
    }

    @Test
    void fieldsOfALaterVersionAreIgnored() {
        assertThat(EventCodec.read("{\"name\":\"a\",\"size\":1,\"colour\":\"red\"}", Thing.class))
                .isEqualTo(new Thing("a", 1));
    }

    @Test
    void whatIsNestedTooDeepOrIsNoTextIsRefused() {
        String deep = "{\"a\":".repeat(60) + "1" + "}".repeat(60);
        assertThatThrownBy(() -> EventCodec.read(deep, Map.class)).isInstanceOf(InvalidInput.class);
        byte[] notUtf8 = "{\"name\":\"\u00ff\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> EventCodec.read(notUtf8, Thing.class)).isInstanceOf(InvalidInput.class);
    }
}
