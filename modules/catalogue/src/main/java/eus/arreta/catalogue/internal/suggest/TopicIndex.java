package eus.arreta.catalogue.internal.suggest;

import eus.arreta.catalogue.SuggestedTopics.SuggestedTopic;
import eus.arreta.catalogue.Topic;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
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

    private static final Weights WEIGHTS = Weights.CHOSEN;
    private static final Matters ELSEWHERE = new Matters(Elsewhere.matters(), WEIGHTS);

    private final List<Topic> topics;
    private final Matters matters;
    private final Map<String, Wording> wordings = new HashMap<>();

    public TopicIndex(List<Topic> topics) {
        this.topics = topics;
        matters = new Matters(topics, WEIGHTS);
        matters.languages().forEach((language, index) -> wordings.put(language, Wording.of(index)));
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
        return best(words, telling, spoken, wanted);
    }

    /** The language of which the text has most everyday words: no text does without. */
    private String spoken(List<String> words) {
        return Collections.max(
                        matters.languages().entrySet(),
                        Comparator.comparingLong(one -> one.getValue().words().everyday(words, one.getKey())))
                .getKey();
    }

    private List<SuggestedTopic> best(
            List<String> text, List<String> telling, LanguageIndex spoken, Predicate<Topic> wanted) {
        Fit fit = matters.fit(telling, spoken);
        List<Integer> candidates = new ArrayList<>(IntStream.range(0, topics.size())
                .filter(topic -> fit.scores()[topic] > 0)
                .filter(topic -> wanted.test(topics.get(topic)))
                .boxed()
                .toList());
        candidates.sort(Comparator.comparingDouble((Integer topic) -> fit.scores()[topic])
                .reversed()
                .thenComparing(topic -> topics.get(topic).code()));
        if (candidates.isEmpty() || sureness(text, telling, spoken, fit, candidates.get(0)) < WEIGHTS.least()) {
            return List.of();
        }
        double best = fit.scores()[candidates.get(0)];
        return candidates.stream()
                .limit(MOST_TOPICS)
                .filter(topic -> fit.scores()[topic] >= WEIGHTS.leastOfBest() * best)
                .map(topic -> new SuggestedTopic(
                        topics.get(topic).code(),
                        topics.get(topic).names().get(spoken.language()),
                        rounded(fit.scores()[topic] / (fit.scores()[topic] + WEIGHTS.half()))))
                .toList();
    }

    private static double rounded(double score) {
        return Math.round(1000 * score) / 1000.0;
    }

    private double sureness(List<String> text, List<String> telling, LanguageIndex spoken, Fit fit, int topic) {
        if (text.equals(WordForms.words(topics.get(topic).names().get(spoken.language())))) {
            return 1;
        }
        int words = fit.words()[topic];
        // Who says a topic's words and nothing else means it.
        boolean isAll = words == telling.stream().distinct().count();
        return WEIGHTS.sureness()
                .of(
                        fit.scores()[topic],
                        ELSEWHERE.fit(telling, spoken).best(),
                        isAll ? Sureness.MOST_WORDS : words,
                        wordings.get(spoken.language()).asks(text));
    }
}
