package eus.arreta.citizens;

/** What a network says that somebody is called, made harmless: in one line, and without signs that turn text around. */
public final class DisplayName {

    private static final int LONGEST = 200;

    private DisplayName() {}

    /** The name without control, direction and format characters, 200 characters at most; empty when nothing is left. */
    public static String of(String told) {
        if (told == null) {
            return "";
        }
        StringBuilder name = new StringBuilder();
        told.codePoints()
                .filter(point -> !Character.isISOControl(point) && !turnsDirection(point))
                .limit(LONGEST)
                .forEach(name::appendCodePoint);
        return name.toString().strip();
    }

    /** Marks, embeddings, overrides and isolates of direction. */
    private static boolean turnsDirection(int point) {
        return point == 0x200E
                || point == 0x200F
                || point >= 0x202A && point <= 0x202E
                || point >= 0x2066 && point <= 0x2069;
    }
}
