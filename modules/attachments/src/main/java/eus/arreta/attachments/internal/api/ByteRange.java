package eus.arreta.attachments.internal.api;

import eus.arreta.http.Problem;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of a file that a player asks for.
 *
 * @param from  first byte, from 0
 * @param count bytes, at least one
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#name-range-requests">RFC 9110, range requests</a>
 */
record ByteRange(long from, long count) {

    private static final Pattern SINGLE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /**
     * Reads the header {@code Range}. What isn't one single range of bytes is passed over, as the RFC allows.
     *
     * @throws Problem 416 for a range outside of the file
     */
    static Optional<ByteRange> of(String header, long size) {
        Matcher range = SINGLE.matcher(header == null ? "" : header.strip());
        if (!range.matches() || range.group(1).isEmpty() && range.group(2).isEmpty()) {
            return Optional.empty();
        }
        long from;
        long last = size - 1;
        if (range.group(1).isEmpty()) {
            from = Math.max(0, size - Long.parseLong(range.group(2)));
        } else {
            from = Long.parseLong(range.group(1));
            if (!range.group(2).isEmpty()) {
                long wanted = Long.parseLong(range.group(2));
                if (wanted < from) {
                    return Optional.empty();
                }
                last = Math.min(last, wanted);
            }
        }
        if (from > last) {
            throw Problem.of(416, "range-not-satisfiable", "The file has " + size + " bytes.");
        }
        return Optional.of(new ByteRange(from, last - from + 1));
    }
}
