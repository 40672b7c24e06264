package eus.arreta.events;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * An event that was received, its headers read and its body not yet.
 *
 * @param id         {@code ce_id}
 * @param type       {@code ce_type}, with its version
 * @param body       JSON
 * @param deadLetter the dead letter that this is the replay of; absent otherwise
 * @param origin     where it stood, for a dead letter: made only when somebody asks, which is for one event in many
 */
public record ReceivedEvent(
        String key, UUID id, String type, Instant time, byte[] body, UUID deadLetter, Supplier<RawRecord> origin) {

    /** Where it stood. */
    public RawRecord record() {
        return origin.get();
    }

    /** Hides key and body: both name people. */
    @Override
    public String toString() {
        return "ReceivedEvent[" + type + " " + id + "]";
    }
}
