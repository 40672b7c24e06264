package eus.arreta.catalogue.internal.suggest;

import eus.arreta.catalogue.Languages;
import eus.arreta.catalogue.Topic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Topics by their words in every language. */
final class Matters {

    private final int size;
    private final Weights weights;
    private final Map<String, LanguageIndex> languages = new LinkedHashMap<>();

    Matters(List<Topic> topics, Weights weights) {
        size = topics.size();
        this.weights = weights;
        Languages.ALL.forEach(language -> languages.put(language, new LanguageIndex(language, topics, weights)));
    }

    Map<String, LanguageIndex> languages() {
        return languages;
    }

    /**
     * How well a text fits each topic in the language in which it fits best.
     *
     * @param text   the words that say something, in their order
     * @param spoken the index of the language that is spoken
     */
    Fit fit(List<String> text, LanguageIndex spoken) {
        Fit best = new Fit(new double[size], new int[size]);
        for (LanguageIndex index : languages.values()) {
            double weight = index.language().equals(spoken.language()) ? 1 : weights.otherTongue();
            Fit there = index.fit(text, spoken);
            for (int topic = 0; topic < size; topic++) {
                double score = weight * there.scores()[topic];
                if (score > best.scores()[topic]) {
                    best.scores()[topic] = score;
                    best.words()[topic] = there.words()[topic];
                }
            }
        }
        return best;
    }
}
