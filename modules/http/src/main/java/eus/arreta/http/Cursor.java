package eus.arreta.http;

import eus.arreta.channelapi.InvalidInput;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/**
 * A place in a list: the sort values of the last item that was shown. Opaque to callers, so that a list may change what
 * it sorts by.
 *
 * @param parts the sort values, most important first; none may contain a line feed
 */
public record Cursor(List<String> parts) {

    public Cursor {
        parts = List.copyOf(parts);
    }

    public static Cursor of(Object... parts) {
        return new Cursor(java.util.Arrays.stream(parts).map(String::valueOf).toList());
    }

    /** What stands in {@code next} and comes back in {@code after}. */
    public String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads what a caller sent back.
     *
     * @param size how many sort values the list has
     * @throws Problem 422 when it isn't a cursor of such a list
     */
    public static Cursor parse(String text, int size) {
        try {
            String decoded = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            Cursor cursor = new Cursor(List.of(decoded.split("\n", -1)));
            if (cursor.parts.size() == size) {
                return cursor;
            }
        } catch (IllegalArgumentException notBase64) {
            // falls through to the one answer for every bad cursor
        }
        throw bad();
    }

    public Instant instant(int index) {
        try {
            return Instant.parse(parts.get(index));
        } catch (DateTimeException wrong) {
            throw bad();
        }
    }

    public UUID id(int index) {
        try {
            return UUID.fromString(parts.get(index));
        } catch (IllegalArgumentException wrong) {
            throw bad();
        }
    }

    public long number(int index) {
        try {
            return Long.parseLong(parts.get(index));
        } catch (NumberFormatException wrong) {
            throw bad();
        }
    }

    private static Problem bad() {
        return Problem.invalid(
                List.of(new InvalidInput.FieldError("/after", "invalid", "is not a cursor of this list")));
    }
}
