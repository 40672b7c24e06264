package eus.arreta.cases;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import eus.arreta.channelapi.InvalidInput;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A field that an administrator added to cases.
 *
 * @param code       slug
 * @param names      by language: eu, es, fr and en
 * @param choices    what a {@link Type#CHOICE} may be
 * @param required   whether a case of one of the kinds can't be resolved without it
 * @param searchable whether lists can be filtered by it
 * @param kinds      of request for which it is asked; empty for all
 * @param assurance  how sure it must be who the citizen is before it is filled in
 * @param active     false for one that is no longer filled in; its values stay
 * @param position   where it stands among the others
 */
public record CaseField(
        String code,
        Type type,
        Map<String, String> names,
        List<String> choices,
        boolean required,
        boolean searchable,
        List<String> kinds,
        String assurance,
        boolean active,
        int position,
        int version) {

    /** What a field holds. */
    public enum Type {
        TEXT,
        NUMBER,
        DATE,
        BOOLEAN,
        CHOICE;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @throws InvalidInput when no type has that word */
        @JsonCreator
        public static Type of(String word) {
            for (Type type : values()) {
                if (type.word().equals(word)) {
                    return type;
                }
            }
            throw new InvalidInput("/type", "invalid", "is none of text, number, date, boolean, choice");
        }
    }

    /** Whether the field is asked for in a case of that kind. */
    public boolean isFor(String kind) {
        return active && (kinds.isEmpty() || kinds.contains(kind));
    }
}
