package eus.arreta.cases;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import eus.arreta.http.Problem;
import java.util.Locale;

/** An action for which administrators may demand that it is known who the citizen is. */
public enum GuardedAction {
    /** A reply with files: what is in them leaves the house. */
    SEND_FILES,
    /** The outcome <i>filed</i>: in the citizen's name something was registered. */
    FILE,
    /** The code that opens the case on another channel. */
    CONTINUE_ELSEWHERE;

    /** The word in JSON and in the database, such as {@code send-files}. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws Problem 404 when no action has that word */
    @JsonCreator
    public static GuardedAction of(String word) {
        for (GuardedAction action : values()) {
            if (action.word().equals(word)) {
                return action;
            }
        }
        throw Problem.notFound("action");
    }
}
