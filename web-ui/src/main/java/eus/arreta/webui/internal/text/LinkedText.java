package eus.arreta.webui.internal.text;

import java.net.URI;
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
