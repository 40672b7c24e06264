package eus.arreta.calendars.internal.files;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import eus.arreta.calendars.HolidayList;
import eus.arreta.calendars.ListImport.Rejection;
import eus.arreta.http.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Reads days from CSV: a header row, a column {@code date}, and {@code name} or {@code name_eu} and the like. */
public final class CsvDays {

    private static final Map<String, String> NAMES =
            Map.of("name", "es", "name_eu", "eu", "name_es", "es", "name_fr", "fr", "name_en", "en");
    private static final int LONGEST_NAME = 200;

    private CsvDays() {}

    /** @throws Problem 422 when it is no such file */
    public static ReadDays read(byte[] file) {
        String text = decode(file);
        String header = text.lines().findFirst().orElse("");
        char separator = header.indexOf(';') >= 0 ? ';' : ',';
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .fieldSeparator(separator)
                .allowUnclosedQuote(false)
                .ofCsvRecord(text)) {
            List<CsvRecord> rows = csv.stream().toList();
            List<String> columns = rows.isEmpty()
                    ? List.of()
                    : rows.get(0).getFields().stream()
                            .map(column -> column.strip().toLowerCase(Locale.ROOT))
                            .toList();
            if (!columns.contains("date")) {
                throw Problem.of(422, "no-date-column", "The file has no column named date in its first row.");
            }
            return read(rows.subList(1, rows.size()), columns);
        } catch (CsvParseException broken) {
            throw Problem.of(422, "not-csv", "The file can't be read as CSV. Is a quotation mark left open?");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static ReadDays read(List<CsvRecord> rows, List<String> columns) {
        List<HolidayList.Day> days = new ArrayList<>();
        List<Rejection> rejected = new ArrayList<>();
        for (CsvRecord row : rows) {
            Map<String, String> names = new TreeMap<>();
            String date = "";
            for (int at = 0; at < Math.min(columns.size(), row.getFieldCount()); at++) {
                String value = row.getField(at).strip();
                String language = NAMES.get(columns.get(at));
                if (columns.get(at).equals("date")) {
                    date = value;
                } else if (language != null && !value.isEmpty()) {
                    names.put(language, value.substring(0, Math.min(value.length(), LONGEST_NAME)));
                }
            }
            try {
                days.add(new HolidayList.Day(LocalDate.parse(date), names));
            } catch (DateTimeException none) {
                rejected.add(new Rejection(row.getStartingLineNumber(), "date", "is no date such as 2026-12-08"));
            }
        }
        return new ReadDays(days, rejected);
    }

    private static String decode(byte[] file) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException other) {
            throw Problem.of(422, "not-utf-8", "The file isn't in UTF-8. Save it as \"CSV UTF-8\" and send it again.");
        }
    }
}
