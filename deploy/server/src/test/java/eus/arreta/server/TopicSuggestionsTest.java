package eus.arreta.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import eus.arreta.access.Actor;
import eus.arreta.catalogue.CatalogueFiles;
import eus.arreta.catalogue.SuggestedTopics.SuggestedTopic;
import eus.arreta.catalogue.TopicSuggestions;
import eus.arreta.events.EventStream;
import eus.arreta.events.Topic;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Whether citizens' own words find the demo's services. The texts of the half {@code held-out} were written apart, by somebody
 * who saw only the names of the services; nothing was changed after they were tried, see docs/catalogue.md.
 */
@QuarkusTest
class TopicSuggestionsTest extends ApplicationTest {

    private static final Actor TEST = Actor.system("test");
    private static final int LOOKED_AT = 3;
    private static final Map<String, String> NAMES =
            Map.of("eu", "Zurrumuzka", "es", "Zurrumuzca", "fr", "Zurr", "en", "Zurr");

    @Inject
    CatalogueFiles files;

    @Inject
    TopicSuggestions suggestions;

    @Inject
    EventStream stream;

    private record Question(String half, String language, String code, String text) {}

    @BeforeEach
    void fillTheCatalogue() {
        assertThat(files.importBodies(TEST, resource("/demo/bodies.csv"), false).rejected())
                .isEmpty();
        assertThat(files.importTopics(TEST, resource("/demo/topics.csv"), false).rejected())
                .isEmpty();
    }

    @Test
    void fourOfFiveQuestionsAreRightAmongTheFirstThree() {
        for (String half : List.of("choosing", "held-out")) {
            for (String language : List.of("es", "eu")) {
                assertThat(rightOf(half, language, true))
                        .as(half + " " + language)
                        .isGreaterThan(0.8);
                assertThat(rightOf(half, language, false))
                        .as(half + " " + language + ", not told")
                        .isGreaterThan(0.8);
            }
        }
    }

    @Test
    void offTopicTextsSuggestNothing() {
        for (String half : List.of("choosing", "held-out")) {
            List<Question> offTopic = questions().stream()
                    .filter(question ->
                            question.half().equals(half) && question.code().isEmpty())
                    .toList();
            long quiet = offTopic.stream()
                    .filter(question -> suggested(question, true).isEmpty())
                    .count();
            assertThat((double) quiet / offTopic.size()).as(half).isGreaterThan(0.95);
        }
    }

    @Test
    void theListsOfWordingHaveNoHeldOutText() {
        Set<String> listed = Stream.of("asked-es", "asked-eu", "chatter-es", "chatter-eu")
                .flatMap(list ->
                        new String(resource("/eus/arreta/catalogue/" + list + ".txt"), StandardCharsets.UTF_8).lines())
                .collect(Collectors.toSet());
        assertThat(questions())
                .filteredOn(question -> question.half().equals("held-out"))
                .hasSizeGreaterThan(400)
                .noneMatch(question -> listed.contains(question.text()));
    }

    @Test
    void aChangeIsSuggestedAtOnceAndWhatIsTakenOutNoMore() {
        api.put("/api/topics/zurrumuzka", Map.of("names", NAMES));
        Map<String, String> words = Map.of("text", "zurrumuzka bat nahi dut", "language", "eu");
        JsonNode found = api.post("/api/topics/suggest", words).body().get("topics");
        assertThat(found.get(0).get("code").asText()).isEqualTo("zurrumuzka");
        assertThat(found.get(0).get("name").asText()).isEqualTo("Zurrumuzka");
        api.delete("/api/topics/zurrumuzka");
        assertThat(api.post("/api/topics/suggest", words).body().get("topics")).isEmpty();
    }

    @Test
    void everyReplicaIsToldOfAChange() {
        List<String> told = new CopyOnWriteArrayList<>();
        stream.listen(Topic.ADMIN_EVENTS, event -> told.add(event.type() + " " + event.key()));
        Awaitility.await().atMost(SOON).until(() -> {
            api.put("/api/bodies/told-body", Map.of("names", NAMES));
            return told.contains("eus.arreta.admin.body-changed.v1 told-body");
        });
        api.put("/api/topics/told-topic", Map.of("names", NAMES));
        Awaitility.await().atMost(SOON).until(() -> told.contains("eus.arreta.admin.topic-changed.v1 told-topic"));
    }

    @Test
    void badRequestsAreTold() {
        assertThat(api.post("/api/topics/suggest", Map.of("language", "eu")).status())
                .isEqualTo(422);
        assertThat(api.post("/api/topics/suggest", Map.of("text", "kaixo", "language", "de"))
                        .status())
                .isEqualTo(422);
        assertThat(api.post("/api/topics/suggest", Map.of("text", "")).body().get("topics"))
                .isEmpty();
        Map<String, Object> longText = new HashMap<>();
        longText.put("text", "x ".repeat(TopicSuggestions.LONGEST_TEXT) + "empadronamiento");
        assertThat(api.post("/api/topics/suggest", longText).body().get("topics"))
                .isEmpty();
    }

    private double rightOf(String half, String language, boolean isTold) {
        List<Question> asked = questions().stream()
                .filter(question -> question.half().equals(half)
                        && question.language().equals(language)
                        && !question.code().isEmpty())
                .toList();
        long right = asked.stream()
                .filter(question -> suggested(question, isTold).stream()
                        .limit(LOOKED_AT)
                        .anyMatch(topic -> topic.code().equals(question.code())))
                .count();
        return (double) right / asked.size();
    }

    private List<SuggestedTopic> suggested(Question question, boolean isTold) {
        String language = isTold && !question.language().isEmpty() ? question.language() : null;
        return suggestions.suggest(TEST, question.text(), language).topics();
    }

    private static List<Question> questions() {
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder()
                .fieldSeparator(';')
                .ofNamedCsvRecord(new InputStreamReader(
                        TopicSuggestionsTest.class.getResourceAsStream("/topic-questions.csv"),
                        StandardCharsets.UTF_8))) {
            return rows.stream()
                    .map(row -> new Question(
                            row.getField("half"), row.getField("language"), row.getField("code"), row.getField("text")))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static byte[] resource(String name) {
        try (InputStream file = TopicSuggestionsTest.class.getResourceAsStream(name)) {
            return file.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
