package eus.arreta.citizens.internal;

import eus.arreta.channelapi.InvalidInput;

/** Checks names and short texts: no control characters and nothing that turns the direction of what stands around it. */
final class PlainText {

    private PlainText() {}

    /** @throws InvalidInput when it is empty, too long, or holds what doesn't belong into a text */
    static String of(String text, String pointer, int longest) {
        if (text == null || text.isBlank()) {
            throw new InvalidInput(pointer, "required", "is empty");
        }
        if (text.length() > longest) {
            throw new InvalidInput(pointer, "too-long", "is longer than " + longest + " characters");
        }
        text.codePoints().forEach(point -> {
            boolean lineEnd = point == '\n' || point == '\r' || point == '\t';
            if (Character.isISOControl(point) && !lineEnd
                    || turnsDirection(point)
                    || Character.getType(point) == Character.SURROGATE) {
                throw new InvalidInput(pointer, "invalid", "contains control characters");
            }
        });
        return text.strip();
    }

    /** A name stands in one line. */
    static String name(String text, String pointer) {
        String name = of(text, pointer, 200);
        if (name.indexOf('\n') >= 0 || name.indexOf('\r') >= 0) {
            throw new InvalidInput(pointer, "invalid", "contains control characters");
        }
        return name;
    }

    /** Embeddings, overrides and isolates: a name with one would change how the page around it reads. */
    private static boolean turnsDirection(int point) {
        return point >= 0x202A && point <= 0x202E || point >= 0x2066 && point <= 0x2069;
    }
}
