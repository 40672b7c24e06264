package eus.arreta.catalogue.internal.files;

import eus.arreta.catalogue.ImportResult.Rejection;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.channelapi.InvalidInput.FieldError;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What is wrong with the rows of one file, gathered while the good ones go on. */
final class Rejections {

    private final List<Rejection> all;
    private final Map<String, Long> lines = new HashMap<>();

    Rejections(List<Rejection> unreadable) {
        all = new ArrayList<>(unreadable);
    }

    void add(long line, String field, String message) {
        all.add(new Rejection(line, field, message));
    }

    void add(long line, InvalidInput invalid) {
        invalid.errors().forEach(error -> add(line, column(error), error.detail()));
    }

    /** Whether a code stands in the file for the first time; otherwise its row is rejected. */
    boolean isFirst(String code, long line) {
        Long earlier = code == null ? null : lines.putIfAbsent(code, line);
        if (earlier != null) {
            add(line, "code", "stands in line " + earlier + " already");
        }
        return earlier == null;
    }

    long line(String code) {
        return lines.get(code);
    }

    List<Rejection> byLine() {
        return all.stream().sorted(Comparator.comparingLong(Rejection::line)).toList();
    }

    /** The column of a pointer: {@code /synonyms/es/3} is {@code synonyms_es}, {@code /activeTo} is {@code active_to}. */
    private static String column(FieldError error) {
        return error.pointer()
                .replaceAll("/\\d+", "")
                .replaceFirst("^/", "")
                .replaceFirst("^names", "name")
                .replace('/', '_')
                .replaceAll("([A-Z])", "_$1")
                .toLowerCase(Locale.ROOT);
    }
}
