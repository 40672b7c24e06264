package eus.arreta.cases.internal.api;

import eus.arreta.channelapi.InvalidInput;
import java.util.UUID;

/** Ids that callers write. */
final class PathIds {

    private PathIds() {}

    /** @throws InvalidInput when it is no UUID */
    static UUID uuid(String text, String pointer) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException wrong) {
            throw new InvalidInput(pointer, "invalid", "is no id");
        }
    }
}
