package eus.arreta.catalogue.internal.suggest;

import eus.arreta.catalogue.Languages;
import eus.arreta.catalogue.SuggestedTopics.SuggestedTopic;
import eus.arreta.catalogue.Topic;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Finds topics by the words in which people ask for them. Plain Java without database: a catalogue of 2,000 topics is
 * small, and a test can ask thousands of questions a second.
 */
public final class TopicIndex {

    private static final int MOST_TOPICS = 5;
    /** A text has said what it is about by then. */
    private static final int MOST_WORDS = 80;

    private final List<Topic> topics;
    private final Weights weights;
    private final Map<String, LanguageIndex> languages = new LinkedHashMap<>();

    public TopicIndex(List<Topic> topics) {
        this(topics, Weights.CHOSEN);
    }

    TopicIndex(List<Topic> topics, Weights weights) {
        this.topics = topics;
        this.weights = weights;
        Languages.ALL.forEach(language -> languages.put(language, new LanguageIndex(language, topics, weights)));
    }

    /**
     * The topics that fit, best first, at most five.
     *
     * @param language of the text; null when it isn't known
     * @param wanted   which topics may be suggested
     */
    public List<SuggestedTopic> suggest(String text, String language, Predicate<Topic> wanted) {
        List<String> words = WordForms.words(text);
        LanguageIndex spoken = languages.get(language != null ? language : spoken(words));
        List<String> telling = words.stream()
                .filter(word -> !spoken.words().saysNothing(word))
                .limit(MOST_WORDS)
                .toList();
        double[] fit = new double[topics.size()];
        for (LanguageIndex index : languages.values()) {
            double weight = index == spoken ? 1 : weights.otherTongue();
            double[] there = index.fit(telling, spoken);
            for (int topic = 0; topic < fit.length; topic++) {
                fit[topic] = Math.max(fit[topic], weight * there[topic]);
            }
        }
        return best(fit, spoken.language(), wanted);
    }

    /** The language of which the text has most everyday words: no text does without. */
    private String spoken(List<String> words) {
        return Collections.max(
                        languages.entrySet(),
                        Comparator.comparingLong(one -> one.getValue().words().everyday(words, one.getKey())))
                .getKey();
    }

    private List<SuggestedTopic> best(double[] fit, String language, Predicate<Topic> wanted) {
        List<Integer> candidates = new ArrayList<>(IntStream.range(0, fit.length)
                .filter(topic -> fit[topic] >= weights.least())
                .filter(topic -> wanted.test(topics.get(topic)))
                .boxed()
                .toList());
        candidates.sort(Comparator.comparingDouble((Integer topic) -> fit[topic])
                .reversed()
                .thenComparing(topic -> topics.get(topic).code()));
        return candidates.stream()
                .limit(MOST_TOPICS)
                .filter(topic -> fit[topic] >= weights.leastOfBest() * fit[candidates.get(0)])
                .map(topic -> new SuggestedTopic(
                        topics.get(topic).code(),
                        topics.get(topic).names().get(language),
                        Math.round(1000 * fit[topic] / (fit[topic] + weights.half())) / 1000.0))
                .toList();
    }
}
