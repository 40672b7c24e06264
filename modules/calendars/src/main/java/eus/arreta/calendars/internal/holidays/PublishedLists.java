package eus.arreta.calendars.internal.holidays;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import eus.arreta.calendars.HolidayList;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The published lists that come with Arreta. */
public final class PublishedLists {

    private static final Map<String, Map<String, String>> NAMES = names();
    private static final List<HolidayList> ALL = read();

    private PublishedLists() {}

    /** All of them, by region and year. */
    public static List<HolidayList> all() {
        return ALL;
    }

    public static Optional<HolidayList> find(String region, int year) {
        return ALL.stream()
                .filter(list -> list.region().equals(region) && list.year() == year)
                .findFirst();
    }

    /** The names of a well-known holiday; empty when it isn't known. */
    static Map<String, String> names(String key) {
        return NAMES.getOrDefault(key, Map.of());
    }

    private static List<HolidayList> read() {
        Map<String, List<HolidayList.Day>> days = new HashMap<>();
        for (NamedCsvRecord row : rows("days.csv")) {
            LocalDate date = LocalDate.parse(row.getField("date"));
            Map<String, String> names = NAMES.get(row.getField("name"));
            days.computeIfAbsent(row.getField("region") + " " + date.getYear(), list -> new ArrayList<>())
                    .add(new HolidayList.Day(date, names));
        }
        return rows("lists.csv").stream()
                .map(row -> new HolidayList(
                        row.getField("region"),
                        Integer.parseInt(row.getField("year")),
                        row.getField("reference"),
                        days.get(row.getField("region") + " " + row.getField("year"))))
                .toList();
    }

    private static Map<String, Map<String, String>> names() {
        Map<String, Map<String, String>> names = new HashMap<>();
        for (NamedCsvRecord row : rows("names.csv")) {
            names.put(
                    row.getField("key"),
                    Map.of(
                            "eu", row.getField("eu"),
                            "es", row.getField("es"),
                            "fr", row.getField("fr"),
                            "en", row.getField("en")));
        }
        return names;
    }

    private static List<NamedCsvRecord> rows(String file) {
        try (Reader text = new InputStreamReader(
                        PublishedLists.class.getResourceAsStream("/eus/arreta/calendars/" + file),
                        StandardCharsets.UTF_8);
                CsvReader<NamedCsvRecord> csv =
                        CsvReader.builder().fieldSeparator(';').ofNamedCsvRecord(text)) {
            return csv.stream().toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
