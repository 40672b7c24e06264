package eus.arreta.channelapi;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** The rules that the records of this package apply to their parts. Each throws {@link InvalidInput}. */
final class Check {
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");

    /** Longest id or address on a network, in UTF-16 units. */
    static final int MAX_ID = 300;
    /** Longest text of one message, in UTF-16 units; the longest network (e-mail aside) allows far less. */
    static final int MAX_TEXT = 65_536;
    /** Most parts of one message. */
    static final int MAX_PARTS = 100;

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private Check() {}

    static <T> T present(T value, String pointer) {
        if (value == null) {
            throw new InvalidInput(pointer, "required", "is required");
        }
        return value;
    }

    static UUID id(UUID value, String pointer) {
        return present(value, pointer);
    }

    static String id(String value, String pointer) {
        present(value, pointer);
        if (value.isBlank()) {
            throw new InvalidInput(pointer, "required", "is empty");
        }
        return text(value, pointer, MAX_ID);
    }

    static String optionalId(String value, String pointer) {
        return value == null ? null : id(value, pointer);
    }

    /** A text that PostgreSQL and every network can hold: no NUL, no half surrogate pair, not longer than asked. */
    static String text(String value, String pointer, int longest) {
        present(value, pointer);
        if (value.length() > longest) {
            throw new InvalidInput(pointer, "too-long", "is longer than " + longest + " characters");
        }
        for (int index = 0; index < value.length(); index++) {
            char unit = value.charAt(index);
            if (unit == 0) {
                throw new InvalidInput(pointer, "nul-character", "contains a NUL character");
            }
            if (Character.isHighSurrogate(unit)
                    && index + 1 < value.length()
                    && Character.isLowSurrogate(value.charAt(index + 1))) {
                index++;
            } else if (Character.isSurrogate(unit)) {
                throw new InvalidInput(pointer, "invalid-unicode", "contains half of a surrogate pair");
            }
        }
        return value;
    }

    static String optionalText(String value, String pointer, int longest) {
        return value == null ? null : text(value, pointer, longest);
    }

    /** An instant between the years 2000 and 2200, cut to microseconds, which is what the database keeps. */
    static Instant instant(Instant value, String pointer) {
        present(value, pointer);
        if (value.isBefore(EARLIEST) || value.isAfter(LATEST)) {
            throw new InvalidInput(pointer, "out-of-range", "is not between the years 2000 and 2200");
        }
        return value.truncatedTo(ChronoUnit.MICROS);
    }

    /** A language of Arreta (eu, es, fr, en) or any other ISO 639 code of two or three letters. */
    static String optionalLanguage(String value, String pointer) {
        if (value != null && !LANGUAGE.matcher(value).matches()) {
            throw new InvalidInput(pointer, "invalid", "is not an ISO 639 language code");
        }
        return value;
    }

    static <T> List<T> parts(List<T> value, String pointer) {
        present(value, pointer);
        if (value.isEmpty()) {
            throw new InvalidInput(pointer, "required", "is empty");
        }
        if (value.size() > MAX_PARTS) {
            throw new InvalidInput(pointer, "too-many", "has more than " + MAX_PARTS + " parts");
        }
        return noNulls(value, pointer);
    }

    static <T> List<T> optionalList(List<T> value, String pointer) {
        return value == null ? List.of() : noNulls(value, pointer);
    }

    static <K, V> Map<K, V> optionalMap(Map<K, V> value) {
        // Map.copyOf refuses null values, which raw payloads of networks do have.
        return value == null ? Map.of() : java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(value));
    }

    private static <T> List<T> noNulls(List<T> value, String pointer) {
        for (int index = 0; index < value.size(); index++) {
            present(value.get(index), pointer + "/" + index);
        }
        return List.copyOf(value);
    }
}
