package eus.arreta.telegramsimulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * A call that arrived.
 *
 * @param method     such as {@code sendMessage}
 * @param parameters as they came; of a file, its name and size
 * @param at         when it arrived
 * @param carriedOut whether it had its effect
 * @param told       whether the caller was told what became of it: not where the connection ended or the server failed
 */
public record Call(String method, ObjectNode parameters, Instant at, boolean carriedOut, boolean told) {

    /** The chat that it was about; 0 for none. */
    public long chatId() {
        return parameters.path("chat_id").asLong();
    }

    /** The text that it carried; empty for none. */
    public String text() {
        return parameters.path("text").asText();
    }
}
