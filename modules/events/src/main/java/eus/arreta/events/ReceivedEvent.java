package eus.arreta.events;

import java.time.Instant;
import java.util.UUID;

/**
 * An event that was received, its headers read and its body not yet.
 *
 * @param id         {@code ce_id}
 * @param type       {@code ce_type}, with its version
 * @param body       JSON
 * @param deadLetter the dead letter that this is the replay of; absent otherwise
 * @param record     where it stood, for a dead letter
 */
public record ReceivedEvent(
        String key, UUID id, String type, Instant time, byte[] body, UUID deadLetter, RawRecord record) {

    /** Hides key and body: both name people. */
    @Override
    public String toString() {
        return "ReceivedEvent[" + type + " " + id + "]";
    }
}
