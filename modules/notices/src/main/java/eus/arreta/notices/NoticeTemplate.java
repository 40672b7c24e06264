package eus.arreta.notices;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import eus.arreta.channelapi.InvalidInput;
import java.util.Locale;
import java.util.Map;

/**
 * The words of a notice, to be sent again and again.
 *
 * @param slug       that whoever writes it chooses: 2 to 60 of a-z, 0-9 and hyphens
 * @param texts      by language; {@code eu} and {@code es} at least, 1 to 2,000 characters each. What stands in braces, such as
 *     {@code {office}}, is filled in for each citizen; {@code {name}} is the citizen's name unless the list says otherwise
 * @param fallbacks  what stands in for a value that is missing; without one the row of the list is rejected
 * @param disclaimer whether the text is followed by the line that this is not a notification; a reminder of a notification
 *     always is
 * @param active     false: no new notice can be made of it
 * @param version    grows with each change
 */
public record NoticeTemplate(
        String slug,
        Kind kind,
        Map<String, String> texts,
        Map<String, String> fallbacks,
        boolean disclaimer,
        boolean active,
        int version) {

    public NoticeTemplate {
        texts = Map.copyOf(texts);
        fallbacks = Map.copyOf(fallbacks);
    }

    /** What a notice is about. Neither kind is a notification in the sense of the law, and none starts or meets a time limit. */
    public enum Kind {
        /**
         * A courtesy message about a notification that was made elsewhere.
         *
         * @see <a href="https://www.boe.es/eli/es/l/2015/10/01/39">Ley 39/2015, art. 41.1 and 41.6</a>
         */
        REMINDER_OF_NOTIFICATION,
        /** Anything else that citizens should know. */
        INFORMATION;

        /** The word in JSON and in the database. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** @throws InvalidInput {@code /kind} */
        @JsonCreator
        public static Kind of(String word) {
            for (Kind kind : values()) {
                if (kind.word().equals(word)) {
                    return kind;
                }
            }
            throw new InvalidInput("/kind", "invalid", "is neither reminder-of-notification nor information");
        }
    }
}
