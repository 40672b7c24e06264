package eus.arreta.citizens;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import eus.arreta.channelapi.InvalidInput;
import java.util.Locale;

/** How sure it is, in one contact, who the citizen is; each level includes those before it. */
public enum IdentityAssurance {
    NONE,
    /** The citizen said so. */
    TOLD_US,
    /** A code that was sent to the address came back. */
    CODE_CONFIRMED,
    /** Somebody saw the document. */
    DOCUMENT_SEEN,
    SIGNED_LOG_IN,
    EID;

    /** The word in JSON and in the database, such as {@code code-confirmed}. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws InvalidInput when no level has that word */
    @JsonCreator
    public static IdentityAssurance of(String word) {
        for (IdentityAssurance level : values()) {
            if (level.word().equals(word)) {
                return level;
            }
        }
        throw new InvalidInput("/assurance", "invalid", "is no level of identity assurance");
    }

    public boolean atLeast(IdentityAssurance other) {
        return compareTo(other) >= 0;
    }
}
