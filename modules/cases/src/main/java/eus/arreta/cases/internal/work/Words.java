package eus.arreta.cases.internal.work;

import eus.arreta.cases.Markup;
import eus.arreta.cases.ReplyWanted;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.channelapi.OutboundContent;
import java.util.List;
import java.util.regex.Pattern;

/** Checks what people type. */
public final class Words {

    public static final int LONGEST_TEXT = 20_000;
    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");
    private static final Pattern TAG = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} _.:/-]{0,49}");

    private Words() {}

    /** A text of 1 to 20,000 characters, without blanks around it. @throws InvalidInput otherwise */
    public static String text(String text, String pointer) {
        return text(text, pointer, LONGEST_TEXT);
    }

    /** A text of 1 to that many characters, without blanks around it. @throws InvalidInput otherwise */
    public static String text(String text, String pointer, int longest) {
        if (text == null || text.isBlank()) {
            throw new InvalidInput(pointer, "required", "is empty");
        }
        if (text.length() > longest) {
            throw new InvalidInput(pointer, "too-long", "is longer than " + longest + " characters");
        }
        return storable(text.strip(), pointer);
    }

    /**
     * A text as it is shown: read for its signs where its format has any.
     *
     * @param text what {@link #text(String, String)} has checked
     * @throws InvalidInput when there are signs and no words, or no such format
     */
    public static Markup.Formatted formatted(String text, String format, String pointer) {
        if (!ReplyWanted.isMarkup(format)) {
            return new Markup.Formatted(text, List.of());
        }
        Markup.Formatted formatted = Markup.read(text);
        if (formatted.text().isBlank()) {
            throw new InvalidInput(pointer, "required", "is empty");
        }
        return formatted;
    }

    /** Refuses what neither the database nor a network can hold: NUL characters and halves of surrogate pairs. */
    public static String storable(String text, String pointer) {
        if (text.isEmpty()) {
            return text;
        }
        try {
            return new OutboundContent.Text(text, null).text();
        } catch (InvalidInput invalid) {
            InvalidInput.FieldError error = invalid.errors().get(0);
            throw new InvalidInput(pointer, error.code(), error.detail());
        }
    }

    /** @throws InvalidInput when it is no slug */
    public static String slug(String text, String pointer) {
        if (text == null || !SLUG.matcher(text).matches()) {
            throw new InvalidInput(pointer, "invalid", "is not a slug");
        }
        return text;
    }

    /** @throws InvalidInput when it is no tag: letters, digits and a few signs, 50 at most */
    public static String tag(String text, String pointer) {
        String tag = text == null ? "" : text.strip();
        if (!TAG.matcher(tag).matches()) {
            throw new InvalidInput(pointer, "invalid", "has 1 to 50 letters, digits, blanks and _ . : / -");
        }
        return tag;
    }
}
