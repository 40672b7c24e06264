package eus.arreta.webchat.internal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import eus.arreta.channelapi.Content;
import eus.arreta.channelapi.DeliveryState;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What the server sends; the fields of {@code docs/web-chat-protocol.md}. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"v", "type"})
sealed interface ServerFrame {

    @JsonProperty("v")
    default int version() {
        return FrameReader.VERSION;
    }

    @JsonProperty("type")
    String type();

    /** How the account looks. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Appearance(String title, String brandColor) {}

    record Welcome(String conversation, String resume, Appearance account, long cursor) implements ServerFrame {
        @Override
        public String type() {
            return "welcome";
        }

        @Override
        public String toString() {
            return "Welcome[]";
        }
    }

    record Ack(String clientId, Instant at) implements ServerFrame {
        @Override
        public String type() {
            return "ack";
        }
    }

    record Message(
            long cursor,
            UUID id,
            boolean outbound,
            String clientId,
            String author,
            String text,
            List<Content> content,
            Instant at,
            DeliveryState delivery)
            implements ServerFrame {
        @Override
        public String type() {
            return "message";
        }

        @Override
        public String toString() {
            return "Message[cursor=" + cursor + "]";
        }
    }

    record CaughtUp(long cursor) implements ServerFrame {
        @Override
        public String type() {
            return "caught-up";
        }
    }

    record Typing() implements ServerFrame {
        @Override
        public String type() {
            return "typing";
        }
    }

    record Pong(Long n) implements ServerFrame {
        @Override
        public String type() {
            return "pong";
        }
    }

    /**
     * Something was refused.
     *
     * @param clientId     of the message that it is about
     * @param retryAfterMs when it may be tried again
     * @param detail       a sentence for developers, without what the visitor wrote
     */
    record Refusal(String code, String clientId, Long retryAfterMs, String detail) implements ServerFrame {
        Refusal(String code, String clientId, String detail) {
            this(code, clientId, null, detail);
        }

        @Override
        public String type() {
            return "error";
        }
    }
}
