package eus.arreta.catalogue.internal.suggest;

import eus.arreta.catalogue.Languages;
import eus.arreta.catalogue.Topic;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What people also write about and no administration is asked for: the weather, football, recipes, a broken telephone. A text
 * that fits one of these better than a topic is not about the topic, though it has a word of it.
 *
 * <p>They come from the files {@code elsewhere-<language>.txt}: on each line a matter and what is said of it, as synonyms of a
 * topic are written. A topic that has the same words wins where it has more of them.
 */
final class Elsewhere {

    private Elsewhere() {}

    static List<Topic> matters() {
        Map<String, Map<String, List<String>>> words = new LinkedHashMap<>();
        for (String language : Languages.ALL) {
            for (String line :
                    WordFiles.read("elsewhere-" + language + ".txt").lines().toList()) {
                String[] parts = line.split(": ", 2);
                words.computeIfAbsent(parts[0], first -> new LinkedHashMap<>())
                        .put(language, Arrays.asList(parts[1].split("\\|")));
            }
        }
        return words.entrySet().stream()
                .map(matter -> matter(matter.getKey(), matter.getValue()))
                .toList();
    }

    private static Topic matter(String name, Map<String, List<String>> words) {
        return new Topic(
                name, null, Map.of(), null, null, null, null, null, null, null, words, null, null, null, true, 0);
    }
}
