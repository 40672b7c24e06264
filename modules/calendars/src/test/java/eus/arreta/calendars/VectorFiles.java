package eus.arreta.calendars;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Facts from public test suites, laws and manuals, each with its source. */
final class VectorFiles {

    private static final ObjectMapper JSON = new ObjectMapper();

    private VectorFiles() {}

    static JsonNode read(String name) {
        try (InputStream file = VectorFiles.class.getResourceAsStream("/vectors/" + name)) {
            return JSON.readTree(file);
        } catch (IOException broken) {
            throw new IllegalStateException(name, broken);
        }
    }

    static OpeningHours hours(JsonNode hours) {
        Map<String, List<List<String>>> words = new TreeMap<>();
        hours.properties().forEach(day -> {
            List<List<String>> intervals = new ArrayList<>();
            day.getValue()
                    .forEach(one -> intervals.add(
                            List.of(one.get(0).asText(), one.get(1).asText())));
            words.put(day.getKey(), intervals);
        });
        return OpeningHours.parse(words, "/hours");
    }

    static Set<LocalDate> dates(JsonNode dates) {
        Set<LocalDate> days = new LinkedHashSet<>();
        dates.forEach(date -> days.add(LocalDate.parse(date.asText())));
        return days;
    }
}
