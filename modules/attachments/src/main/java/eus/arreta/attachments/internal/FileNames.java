package eus.arreta.attachments.internal;

import java.nio.charset.StandardCharsets;

/** Names of files as people see them. No file is ever stored under its name. */
public final class FileNames {

    private static final int LONGEST = 200;
    private static final String NAMELESS = "file";

    private FileNames() {}

    /**
     * The name without folders, control characters and marks that turn the direction of writing round (so that
     * {@code gpj.exe} can't look like {@code exe.jpg}); the end of a long one is kept, for its ending tells the kind.
     */
    public static String of(String claimed) {
        if (claimed == null) {
            return NAMELESS;
        }
        String last = claimed.substring(Math.max(claimed.lastIndexOf('/'), claimed.lastIndexOf('\\')) + 1);
        StringBuilder name = new StringBuilder();
        last.codePoints().filter(FileNames::isHarmless).forEach(name::appendCodePoint);
        String shown = name.toString().strip();
        if (shown.isEmpty() || shown.chars().allMatch(character -> character == '.')) {
            return NAMELESS;
        }
        if (shown.length() <= LONGEST) {
            return shown;
        }
        int cut = shown.length() - LONGEST;
        return shown.substring(Character.isLowSurrogate(shown.charAt(cut)) ? cut + 1 : cut);
    }

    private static boolean isHarmless(int character) {
        int type = Character.getType(character);
        return type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.SURROGATE
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR;
    }

    /**
     * The header {@code Content-Disposition}.
     *
     * @see <a href="https://www.rfc-editor.org/rfc/rfc6266">RFC 6266</a>
     */
    public static String disposition(boolean inline, String name) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (octet & 0xff);
            boolean plain =
                    character < 0x80 && (Character.isLetterOrDigit(character) || "-._~".indexOf(character) >= 0);
            encoded.append(plain ? String.valueOf(character) : "%%%02X".formatted((int) character));
        }
        String ascii = name.replaceAll("[^A-Za-z0-9._ -]", "_");
        return "%s; filename=\"%s\"; filename*=UTF-8''%s".formatted(inline ? "inline" : "attachment", ascii, encoded);
    }
}
