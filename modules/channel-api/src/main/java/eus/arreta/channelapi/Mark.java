package eus.arreta.channelapi;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How a stretch of a text looks, apart from the text itself: whoever can't show it shows the text.
 *
 * @param offset where it begins, in UTF-16 units
 * @param length in UTF-16 units, at least 1
 * @param url    of a link, where it leads: http or https, without a name before the host; absent for the others
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Mark(
        @JsonProperty(required = true) Kind kind,
        @JsonProperty(required = true) int offset,
        @JsonProperty(required = true) int length,
        String url) {

    private static final int LONGEST_URL = 2_000;

    /** What can be said of a stretch. */
    public enum Kind {
        BOLD,
        ITALIC,
        CODE,
        LINK;

        /** The word on the wire, in lower case. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @throws InvalidInput when no kind has that word */
        @JsonCreator
        public static Kind of(String word) {
            for (Kind kind : values()) {
                if (kind.word().equals(word)) {
                    return kind;
                }
            }
            throw new InvalidInput("/marks/kind", "invalid", "is no kind of mark");
        }
    }

    public Mark {
        Check.present(kind, "/marks/kind");
        if (offset < 0 || length < 1) {
            throw new InvalidInput("/marks/offset", "out-of-range", "is no stretch of a text");
        }
        if (kind == Kind.LINK ? !isWebAddress(url) : url != null) {
            throw new InvalidInput("/marks/url", "invalid", "is no web address of a link");
        }
    }

    /** The index after its last unit. */
    public int end() {
        return offset + length;
    }

    /** What of these marks lies in a part of their text, as marks of that part. */
    public static List<Mark> within(List<Mark> marks, int start, int end) {
        List<Mark> within = new ArrayList<>();
        for (Mark mark : marks) {
            int from = Math.max(mark.offset, start);
            int to = Math.min(mark.end(), end);
            if (from < to) {
                within.add(new Mark(mark.kind, from - start, to - from, mark.url));
            }
        }
        return within;
    }

    /** Whether a link may lead there. A name before the host can make an address look like another one's. */
    public static boolean isWebAddress(String address) {
        if (address == null || address.length() > LONGEST_URL) {
            return false;
        }
        try {
            URI uri = new URI(address);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            return (scheme.equals("http") || scheme.equals("https"))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null;
        } catch (java.net.URISyntaxException noAddress) {
            return false;
        }
    }

    /** Marks of a text: none beyond its end. */
    static List<Mark> of(List<Mark> marks, String text) {
        List<Mark> checked = Check.optionalList(marks, "/content/marks");
        for (Mark mark : checked) {
            if (mark.end() > text.length()) {
                throw new InvalidInput("/content/marks", "out-of-range", "goes beyond the text");
            }
        }
        return checked;
    }
}
