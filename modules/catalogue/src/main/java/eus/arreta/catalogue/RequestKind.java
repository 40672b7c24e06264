package eus.arreta.catalogue;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import eus.arreta.channelapi.InvalidInput;
import java.util.Locale;

/** The kinds of request that an administration tells apart, because law or custom treats them differently. */
public enum RequestKind {
    INFORMATION,
    /** Help with a procedure. */
    PROCEDURE_HELP,
    COMPLAINT,
    SUGGESTION,
    THANKS,
    /** Access to public information. */
    PUBLIC_INFORMATION_ACCESS,
    DATA_PROTECTION_RIGHT,
    ACCESSIBILITY_REQUEST;

    /** The word in JSON and in the database, such as {@code procedure-help}. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws InvalidInput when no kind has that word */
    @JsonCreator
    public static RequestKind of(String word) {
        for (RequestKind kind : values()) {
            if (kind.word().equals(word)) {
                return kind;
            }
        }
        throw new InvalidInput("/kind", "invalid", "is no kind of request");
    }

    /** Whether it has effect only once it stands in the register: an informal channel can't take it. */
    public boolean mustBeFiled() {
        return switch (this) {
            case COMPLAINT, SUGGESTION, PUBLIC_INFORMATION_ACCESS, DATA_PROTECTION_RIGHT, ACCESSIBILITY_REQUEST -> true;
            case INFORMATION, PROCEDURE_HELP, THANKS -> false;
        };
    }
}
