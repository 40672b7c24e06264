package eus.arreta.catalogue.internal.files;

import eus.arreta.catalogue.DecisionDeadline;
import eus.arreta.catalogue.Languages;
import eus.arreta.catalogue.SilenceEffect;
import eus.arreta.catalogue.Topic;
import eus.arreta.channelapi.InvalidInput;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** A topic between a row of a file and the catalogue: what the file doesn't name stays as it was. */
final class TopicDraft {

    /** In the order in which they are written. */
    static final List<String> COLUMNS = Stream.of(
                    Stream.of("code", "parent"),
                    byLanguage("name"),
                    Stream.of("body"),
                    byLanguage("documents"),
                    byLanguage("fees"),
                    Stream.of("channels"),
                    byLanguage("links"),
                    Stream.of("deadline_unit", "deadline_count", "deadline_article", "silence"),
                    byLanguage("synonyms"),
                    byLanguage("examples"),
                    Stream.of("active_from", "active_to", "active"))
            .flatMap(Function.identity())
            .toList();

    private final Map<String, String> fields;
    private final Topic before;

    private TopicDraft(Map<String, String> fields, Topic before) {
        this.fields = fields;
        this.before = before;
    }

    private static Stream<String> byLanguage(String column) {
        return Languages.ALL.stream().map(language -> column + "_" + language);
    }

    /**
     * The topic of a row.
     *
     * @param before as it is in the catalogue; null for a new one
     * @throws InvalidInput when a cell isn't of the form that its column has
     */
    static Topic read(Map<String, String> fields, Topic before) {
        Topic known = before == null ? Topic.named(fields.get("code"), Map.of()) : before;
        return new TopicDraft(fields, known).topic();
    }

    private Topic topic() {
        return new Topic(
                fields.get("code"),
                text("parent", before.parent()),
                texts("name", before.names(), Function.identity()),
                text("body", before.body()),
                texts("documents", before.documents(), CsvText::split),
                texts("fees", before.fees(), Function.identity()),
                fields.containsKey("channels") ? CsvText.split(fields.get("channels")) : before.channels(),
                texts("links", before.links(), CsvText::split),
                deadline(),
                silence(),
                texts("synonyms", before.synonyms(), CsvText::split),
                texts("examples", before.examples(), CsvText::split),
                date("active_from", before.activeFrom()),
                date("active_to", before.activeTo()),
                active(),
                before.version());
    }

    private String text(String column, String otherwise) {
        String text = fields.getOrDefault(column, otherwise);
        return text == null || text.isEmpty() ? null : text;
    }

    private <T> Map<String, T> texts(String column, Map<String, T> otherwise, Function<String, T> read) {
        Map<String, T> texts = new TreeMap<>(otherwise);
        for (String language : Languages.ALL) {
            String cell = fields.get(column + "_" + language);
            if (cell != null && cell.isEmpty() && !column.equals("name")) {
                texts.remove(language);
            } else if (cell != null) {
                texts.put(language, read.apply(cell));
            }
        }
        return texts;
    }

    private DecisionDeadline deadline() {
        DecisionDeadline old = before.deadline();
        String unit = text("deadline_unit", old == null ? null : old.unit());
        String count = text("deadline_count", old == null ? null : String.valueOf(old.count()));
        String article = text("deadline_article", old == null ? null : old.article());
        if (unit == null && count == null) {
            return null;
        }
        return new DecisionDeadline(unit, number(count), article);
    }

    private static Integer number(String text) {
        try {
            return text == null ? null : Integer.valueOf(text);
        } catch (NumberFormatException wrong) {
            throw new InvalidInput("/deadline/count", "invalid", "is no whole number");
        }
    }

    private SilenceEffect silence() {
        if (!fields.containsKey("silence")) {
            return before.silence();
        }
        String word = text("silence", null);
        return word == null ? null : SilenceEffect.of(word);
    }

    private LocalDate date(String column, LocalDate otherwise) {
        if (!fields.containsKey(column)) {
            return otherwise;
        }
        String text = text(column, null);
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException wrong) {
            throw new InvalidInput("/" + column, "invalid", "is no date of the form 2026-12-31");
        }
    }

    private boolean active() {
        return active(fields, before.active());
    }

    /** @throws InvalidInput when the cell is neither of the two words */
    static boolean active(Map<String, String> fields, boolean otherwise) {
        String word = fields.getOrDefault("active", String.valueOf(otherwise));
        return switch (word) {
            case "true", "" -> true;
            case "false" -> false;
            default -> throw new InvalidInput("/active", "invalid", "is neither true nor false");
        };
    }

    /** The cells of a topic, in the order of the columns. */
    static List<String> cells(Topic topic) {
        DecisionDeadline deadline = topic.deadline();
        List<String> cells = new ArrayList<>(List.of(topic.code(), shown(topic.parent())));
        Consumer<Map<String, ?>> each =
                texts -> Languages.ALL.forEach(language -> cells.add(shown(texts.get(language))));
        each.accept(topic.names());
        cells.add(shown(topic.body()));
        each.accept(topic.documents());
        each.accept(topic.fees());
        cells.add(CsvText.joined(topic.channels()));
        each.accept(topic.links());
        cells.add(deadline == null ? "" : deadline.unit());
        cells.add(deadline == null ? "" : String.valueOf(deadline.count()));
        cells.add(deadline == null ? "" : shown(deadline.article()));
        cells.add(topic.silence() == null ? "" : topic.silence().word());
        each.accept(topic.synonyms());
        each.accept(topic.examples());
        cells.add(shown(topic.activeFrom()));
        cells.add(shown(topic.activeTo()));
        cells.add(String.valueOf(topic.active()));
        return cells;
    }

    private static String shown(Object value) {
        if (value instanceof List<?> texts) {
            return CsvText.joined(texts.stream().map(String::valueOf).toList());
        }
        return value == null ? "" : value.toString();
    }
}
