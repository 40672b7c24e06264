package eus.arreta.catalogue.internal.suggest;

import eus.arreta.catalogue.SuggestedTopics.SuggestedTopic;
import eus.arreta.catalogue.Topic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
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

    private static final Weights WEIGHTS = Weights.CHOSEN;
    private static final Matters ELSEWHERE = new Matters(Elsewhere.matters(), WEIGHTS);

    private final List<Topic> topics;
    private final Matters matters;

    public TopicIndex(List<Topic> topics) {
        this.topics = topics;
        matters = new Matters(topics, WEIGHTS);
    }

    /**
     * The topics that fit, best first, at most five.
     *
     * @param language of the text; null when it isn't known
     * @param wanted   which topics may be suggested
     */
    public List<SuggestedTopic> suggest(String text, String language, Predicate<Topic> wanted) {
        List<String> words = WordForms.words(text);
        LanguageIndex spoken = matters.languages().get(language != null ? language : spoken(words));
        List<String> telling = words.stream()
                .filter(word -> !spoken.words().saysNothing(word))
                .limit(MOST_WORDS)
                .toList();
        double elsewhere = Arrays.stream(ELSEWHERE.fit(telling, spoken)).max().orElse(0);
        double least = Math.max(WEIGHTS.least(), WEIGHTS.elsewhere() * elsewhere);
        return best(matters.fit(telling, spoken), least, spoken.language(), wanted);
    }

    /** The language of which the text has most everyday words: no text does without. */
    private String spoken(List<String> words) {
        return Collections.max(
                        matters.languages().entrySet(),
                        Comparator.comparingLong(one -> one.getValue().words().everyday(words, one.getKey())))
                .getKey();
    }

    private List<SuggestedTopic> best(double[] fit, double least, String language, Predicate<Topic> wanted) {
        List<Integer> candidates = new ArrayList<>(IntStream.range(0, fit.length)
                .filter(topic -> fit[topic] >= least)
                .filter(topic -> wanted.test(topics.get(topic)))
                .boxed()
                .toList());
        candidates.sort(Comparator.comparingDouble((Integer topic) -> fit[topic])
                .reversed()
                .thenComparing(topic -> topics.get(topic).code()));
        return candidates.stream()
                .limit(MOST_TOPICS)
                .filter(topic -> fit[topic] >= WEIGHTS.leastOfBest() * fit[candidates.get(0)])
                .map(topic -> new SuggestedTopic(
                        topics.get(topic).code(),
                        topics.get(topic).names().get(language),
                        Math.round(1000 * fit[topic] / (fit[topic] + WEIGHTS.half())) / 1000.0))
                .toList();
    }
}
