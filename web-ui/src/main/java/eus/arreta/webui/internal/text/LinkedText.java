package eus.arreta.webui.internal.text;

import eus.arreta.channelapi.Mark;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns what somebody wrote into HTML that shows exactly that: everything is escaped, and the only markup are links to
 * addresses that begin with http or https and stand there in full, so that nobody is led elsewhere than they read.
 */
public final class LinkedText {

    private static final Pattern ADDRESS = Pattern.compile("\\bhttps?://[^\\s<>\"'`\\\\]+", Pattern.CASE_INSENSITIVE);
    private static final String NOT_AT_THE_END = ".,;:!?)]}»”’*_~";

    private LinkedText() {}

    /** HTML for that text. */
    public static String html(String text) {
        StringBuilder html = new StringBuilder(text.length() + 64);
        Matcher found = ADDRESS.matcher(text);
        int shown = 0;
        while (found.find()) {
            String address = withoutPunctuation(found.group());
            if (isWebAddress(address)) {
                html.append(escaped(text.substring(shown, found.start())));
                html.append("<a href=\"").append(escaped(address));
                html.append("\" target=\"_blank\" rel=\"noopener noreferrer nofollow\">");
                html.append(escaped(address)).append("</a>");
                shown = found.start() + address.length();
            }
        }
        return html.append(escaped(text.substring(shown))).toString();
    }

    /** The same with what is bold, italic, code or a link in it; a mark that cuts through another one is left out. */
    public static String html(String text, List<Mark> marks) {
        if (marks.isEmpty()) {
            return html(text);
        }
        StringBuilder html = new StringBuilder(text.length() + 64);
        part(html, text, 0, text.length(), new ArrayDeque<>(marks), false);
        return html.toString();
    }

    /** From the first mark that begins here on; what stands inside of one is a part of its own. */
    private static void part(StringBuilder html, String text, int from, int to, Deque<Mark> marks, boolean inLink) {
        int shown = from;
        while (!marks.isEmpty() && marks.peek().offset() < to) {
            Mark mark = marks.remove();
            if (mark.offset() >= shown && mark.end() <= to) {
                html.append(plain(text.substring(shown, mark.offset()), inLink));
                html.append(begin(mark));
                part(html, text, mark.offset(), mark.end(), marks, inLink || isFixed(mark));
                html.append(end(mark));
                shown = mark.end();
            }
        }
        html.append(plain(text.substring(shown, to), inLink));
    }

    /** Whether an address in it is no link of its own. */
    private static boolean isFixed(Mark mark) {
        return mark.kind() == Mark.Kind.LINK || mark.kind() == Mark.Kind.CODE;
    }

    private static String plain(String text, boolean inLink) {
        return inLink ? escaped(text) : html(text);
    }

    private static String begin(Mark mark) {
        return switch (mark.kind()) {
            case BOLD -> "<strong>";
            case ITALIC -> "<em>";
            case CODE -> "<code>";
            // Where it leads can be read before it is followed.
            case LINK ->
                "<a href=\"" + escaped(mark.url()) + "\" title=\"" + escaped(mark.url())
                        + "\" target=\"_blank\" rel=\"noopener noreferrer nofollow\">";
        };
    }

    private static String end(Mark mark) {
        return switch (mark.kind()) {
            case BOLD -> "</strong>";
            case ITALIC -> "</em>";
            case CODE -> "</code>";
            case LINK -> "</a>";
        };
    }

    /** The same text with the characters that mean something in HTML written as references. */
    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String withoutPunctuation(String address) {
        int end = address.length();
        while (end > 0 && NOT_AT_THE_END.indexOf(address.charAt(end - 1)) >= 0) {
            end--;
        }
        return address.substring(0, end);
    }

    private static boolean isWebAddress(String address) {
        try {
            URI uri = URI.create(address);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            // A name before the host can make an address look like another one's.
            return (scheme.equals("http") || scheme.equals("https"))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null;
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }
}
