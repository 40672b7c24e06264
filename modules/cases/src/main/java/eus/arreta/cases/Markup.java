package eus.arreta.cases;

import eus.arreta.channelapi.Mark;
import eus.arreta.channelapi.Mark.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The few signs with which agents format what they write: {@code **bold**}, {@code _italic_}, {@code `code`},
 * {@code [words](https://address)}, and lines that begin with {@code - } as a list. A backslash before a sign leaves it as it is; so does
 * everything that is not closed, or makes no sense. Nothing else is markup.
 */
public final class Markup {

    private static final String SIGNS = "\\*_`[]-";
    private static final String BULLET = "\u2022 ";
    /** What is formatted longer than this is not meant to be: it keeps a hostile text from being read over and over. */
    private static final int LONGEST_STRETCH = 2_000;

    private final String source;
    private final StringBuilder text = new StringBuilder();
    private final List<Mark> marks = new ArrayList<>();

    private Markup(String source) {
        this.source = source;
    }

    /** A text without signs, and how its stretches look: each mark lies wholly inside or outside of every other. */
    public record Formatted(String text, List<Mark> marks) {
        public Formatted {
            marks = List.copyOf(marks);
        }

        /** Hides what was written. */
        @Override
        public String toString() {
            return "Formatted[" + text.length() + " characters, " + marks.size() + " marks]";
        }
    }

    /** What the signs of a text mean. */
    public static Formatted read(String source) {
        Markup markup = new Markup(source);
        markup.read(0, source.length(), EnumSet.noneOf(Kind.class));
        markup.marks.sort(Comparator.comparingInt(Mark::offset).thenComparing(Mark::length, Comparator.reverseOrder()));
        return new Formatted(markup.text.toString(), markup.marks);
    }

    /** A text that is read as this one: for whoever goes on writing it. */
    public static String write(String text, List<Mark> marks) {
        Formatted wanted = new Formatted(text, marks);
        String plain = signed(text, marks, false);
        // Backslashes only where something would be taken for a sign.
        return read(plain).equals(wanted) ? plain : signed(text, marks, true);
    }

    /** A text whose characters are no signs, to be put among others that are. */
    public static String literal(String text) {
        return signed(text, List.of(), true);
    }

    private void read(int from, int to, Set<Kind> open) {
        int at = from;
        while (at < to) {
            char sign = source.charAt(at);
            int after = at;
            if (sign == '\\' && at + 1 < to && SIGNS.indexOf(source.charAt(at + 1)) >= 0) {
                text.append(source.charAt(at + 1));
                after = at + 2;
            } else if (sign == '`') {
                after = code(at, to);
            } else if (sign == '*' && !open.contains(Kind.BOLD)) {
                after = stretch(at, to, "**", Kind.BOLD, open);
            } else if (sign == '_' && !open.contains(Kind.ITALIC)) {
                after = stretch(at, to, "_", Kind.ITALIC, open);
            } else if (sign == '[' && !open.contains(Kind.LINK)) {
                after = link(at, to, open);
            } else if (sign == '-' && isListItem(at, to)) {
                text.append(BULLET);
                after = at + 2;
            }
            if (after == at) {
                text.append(sign);
                after = at + 1;
            }
            at = after;
        }
    }

    private boolean isListItem(int at, int to) {
        return (at == 0 || source.charAt(at - 1) == '\n') && at + 1 < to && source.charAt(at + 1) == ' ';
    }

    /** Between two backticks of one line everything stands as it is. */
    private int code(int at, int to) {
        int end = at + 1;
        int most = Math.min(to, at + LONGEST_STRETCH);
        while (end < most && source.charAt(end) != '`' && source.charAt(end) != '\n') {
            end++;
        }
        if (end == at + 1 || end >= most || source.charAt(end) != '`') {
            return at;
        }
        marks.add(new Mark(Kind.CODE, text.length(), end - at - 1, null));
        text.append(source, at + 1, end);
        return end + 1;
    }

    private int stretch(int at, int to, String sign, Kind kind, Set<Kind> open) {
        int begin = at + sign.length();
        if (!source.startsWith(sign, at) || begin >= to || isWhite(begin) || kind == Kind.ITALIC && isLetter(at - 1)) {
            return at;
        }
        int end = closing(begin, to, sign, kind);
        if (end < 0) {
            return at;
        }
        inside(begin, end, kind, null, open);
        return end + sign.length();
    }

    private int closing(int begin, int to, String sign, Kind kind) {
        int most = Math.min(to, begin + LONGEST_STRETCH);
        for (int at = begin; at + sign.length() <= most; at++) {
            char one = source.charAt(at);
            if (one == '\\') {
                at++;
            } else if (one == '`') {
                at = afterCode(at, to) - 1;
            } else if (at > begin
                    && source.startsWith(sign, at)
                    && !isWhite(at - 1)
                    && !(kind == Kind.ITALIC && isLetter(at + 1))) {
                return at;
            }
        }
        return -1;
    }

    private int afterCode(int at, int to) {
        int end = at + 1;
        int most = Math.min(to, at + LONGEST_STRETCH);
        while (end < most && source.charAt(end) != '`' && source.charAt(end) != '\n') {
            end++;
        }
        boolean closed = end > at + 1 && end < most && source.charAt(end) == '`';
        return closed ? end + 1 : at + 1;
    }

    private int link(int at, int to, Set<Kind> open) {
        int most = Math.min(to, at + LONGEST_STRETCH);
        int middle = at + 1;
        while (middle < most && source.charAt(middle) != ']' && source.charAt(middle) != '\n') {
            middle += source.charAt(middle) == '\\' ? 2 : 1;
        }
        if (middle >= most || middle == at + 1 || !source.startsWith("](", middle)) {
            return at;
        }
        int end = source.indexOf(')', middle);
        if (end < 0 || end >= to) {
            return at;
        }
        String address = source.substring(middle + 2, end);
        if (!Mark.isWebAddress(address)) {
            return at;
        }
        inside(at + 1, middle, Kind.LINK, address, open);
        return end + 1;
    }

    private void inside(int begin, int end, Kind kind, String address, Set<Kind> open) {
        int start = text.length();
        int before = marks.size();
        EnumSet<Kind> now = EnumSet.of(kind);
        now.addAll(open);
        read(begin, end, now);
        if (text.length() > start) {
            // Before those inside of it, also where one of them is as long.
            marks.add(before, new Mark(kind, start, text.length() - start, address));
        }
    }

    private boolean isWhite(int at) {
        return Character.isWhitespace(source.charAt(at));
    }

    private boolean isLetter(int at) {
        return at >= 0 && at < source.length() && Character.isLetterOrDigit(source.codePointAt(at));
    }

    private static String signed(String text, List<Mark> marks, boolean careful) {
        StringBuilder signed = new StringBuilder();
        for (int at = 0; at <= text.length(); at++) {
            for (int index = marks.size() - 1; index >= 0; index--) {
                if (marks.get(index).end() == at) {
                    signed.append(closes(marks.get(index)));
                }
            }
            for (Mark mark : marks) {
                if (mark.offset() == at) {
                    signed.append(opens(mark));
                }
            }
            if (at < text.length()) {
                if (careful && SIGNS.indexOf(text.charAt(at)) >= 0 && !isCode(marks, at)) {
                    signed.append('\\');
                }
                signed.append(text.charAt(at));
            }
        }
        return signed.toString();
    }

    private static boolean isCode(List<Mark> marks, int at) {
        return marks.stream().anyMatch(mark -> mark.kind() == Kind.CODE && mark.offset() <= at && at < mark.end());
    }

    private static String opens(Mark mark) {
        return switch (mark.kind()) {
            case BOLD -> "**";
            case ITALIC -> "_";
            case CODE -> "`";
            case LINK -> "[";
        };
    }

    private static String closes(Mark mark) {
        return mark.kind() == Kind.LINK ? "](" + mark.url() + ")" : opens(mark);
    }
}
