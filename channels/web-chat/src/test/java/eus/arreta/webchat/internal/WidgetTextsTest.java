package eus.arreta.webchat.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WidgetTextsTest {

    private static final Pattern LANGUAGE = Pattern.compile("(?ms)^    (\\w\\w): \\{\\n(.*?)^    },$");
    private static final Pattern TEXT = Pattern.compile("(?m)^      (\\w+): '(.+)',$");
    private static final Pattern PLACE = Pattern.compile("\\{\\w+}");

    private final String script = read("/eus/arreta/webchat/widget.js");
    private final Map<String, Map<String, String>> texts = LANGUAGE.matcher(script)
            .results()
            .collect(Collectors.toMap(
                    found -> found.group(1), found -> keys(found.group(2)), (a, b) -> a, TreeMap::new));

    static Stream<String> languages() {
        return Stream.of("eu", "es", "fr", "en");
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyLanguageSaysTheSameThings(String language) {
        Map<String, String> spanish = texts.get("es");
        assertThat(spanish).hasSizeGreaterThan(30);
        assertThat(texts.get(language).keySet()).isEqualTo(spanish.keySet());
        spanish.forEach((key, text) -> assertThat(places(texts.get(language).get(key)))
                .as("%s in %s", key, language)
                .isEqualTo(places(text)));
    }

    @Test
    void everyTextThatTheWidgetAsksForIsThere() {
        assertThat(Pattern.compile("this\\.t\\('(\\w+)'|button\\('(\\w+)'")
                        .matcher(script)
                        .results()
                        .map(found -> found.group(1) == null ? found.group(2) : found.group(1)))
                .isNotEmpty()
                .allSatisfy(key -> assertThat(texts.get("es")).containsKey(key));
    }

    @Test
    void whatPeopleWriteNeverBecomesMarkup() {
        assertThat(Arrays.asList("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("))
                .allSatisfy(way -> assertThat(script).doesNotContain(way));
    }

    private static Map<String, String> keys(String block) {
        return TEXT.matcher(block)
                .results()
                .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2), (a, b) -> a, TreeMap::new));
    }

    private static TreeSet<String> places(String text) {
        return PLACE.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String read(String name) {
        try (InputStream stream = WidgetTextsTest.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
