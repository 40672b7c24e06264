package eus.arreta.catalogue.internal.suggest;

import eus.arreta.catalogue.Topic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The names, synonyms and examples of all topics in one language, by their words. A word counts by how few topics have it.
 *
 * <p>Made once and then only read; its memory and its time grow with the words of the catalogue, not with its square.
 */
final class LanguageIndex {

    /** So much of a phrase is the whole phrase, typos forgiven. */
    private static final double WHOLE = 0.8;

    private static final double RAREST = 5;
    private static final int USUAL_TOPICS = 200;

    private final String language;
    private final Weights weights;
    private final CommonWords words;
    private final Vocabulary vocabulary = new Vocabulary();
    private final int topics;
    private final List<Phrase> phrases = new ArrayList<>();
    /** By stem: the phrases that have it. */
    private final List<List<Phrase>> phrasesOf = new ArrayList<>();
    /** By stem: topic and the weight of the best phrase there. */
    private final List<Map<Integer, Double>> topicsOf = new ArrayList<>();
    /** By stem. */
    private final double[] rarity;

    /** A name, synonym or example. */
    private static final class Phrase {
        private final int topic;
        private final double weight;
        private final Set<Integer> stems;
        private double rarity;

        Phrase(int topic, double weight, Set<Integer> stems) {
            this.topic = topic;
            this.weight = weight;
            this.stems = stems;
        }
    }

    LanguageIndex(String language, List<Topic> all, Weights weights) {
        this.language = language;
        this.weights = weights;
        words = CommonWords.of(language);
        topics = all.size();
        for (int topic = 0; topic < topics; topic++) {
            Topic one = all.get(topic);
            add(topic, 1, one.names().get(language));
            for (String synonym : one.synonyms().getOrDefault(language, List.of())) {
                add(topic, 1, synonym);
            }
            for (String example : one.examples().getOrDefault(language, List.of())) {
                add(topic, weights.example(), example);
            }
        }
        rarity = new double[vocabulary.size()];
        for (int stem = 0; stem < rarity.length; stem++) {
            rarity[stem] = rarity(topicsOf.get(stem).size());
        }
        phrases.forEach(phrase -> phrase.rarity =
                phrase.stems.stream().mapToDouble(stem -> rarity[stem]).sum());
    }

    /**
     * How much a word counts that so many topics have: the less, the more they are. The rarest counts {@value #RAREST} in
     * every catalogue, so that the same weights hold in all; a small one is taken as part of a usual one.
     */
    private double rarity(int having) {
        double all = Math.max(topics, USUAL_TOPICS);
        return RAREST * Math.log(1 + (all - having + 0.5) / (having + 0.5)) / Math.log(1 + (all - 0.5) / 1.5);
    }

    private void add(int topic, double weight, String text) {
        if (text == null) {
            return;
        }
        Set<Integer> stems = new LinkedHashSet<>();
        for (String stem : stems(text)) {
            int number = vocabulary.number(stem);
            stems.add(number);
            while (topicsOf.size() <= number) {
                topicsOf.add(new HashMap<>());
                phrasesOf.add(new ArrayList<>());
            }
            topicsOf.get(number).merge(topic, weight, Math::max);
        }
        if (!stems.isEmpty()) {
            Phrase phrase = new Phrase(topic, weight, stems);
            phrases.add(phrase);
            stems.forEach(stem -> phrasesOf.get(stem).add(phrase));
        }
    }

    private Set<String> stems(String text) {
        Set<String> stems = new LinkedHashSet<>();
        for (String word : WordForms.words(text)) {
            if (!words.saysNothing(word)) {
                stems.add(WordForms.stem(word, language));
            }
        }
        return stems;
    }

    String language() {
        return language;
    }

    CommonWords words() {
        return words;
    }

    /** What a text says of a topic, word by word. */
    private static final class Evidence {
        private final double[] weight;
        private final int[] words;

        Evidence(int topics) {
            weight = new double[topics];
            words = new int[topics];
        }
    }

    /** Whether some topic has the word. */
    boolean knows(String word) {
        return !words.saysNothing(word)
                && !vocabulary.same(WordForms.stem(word, language)).isEmpty();
    }

    /**
     * How well a text fits each topic.
     *
     * @param text   the words that say something, in their order
     * @param spoken the index of the language that is spoken: its everyday words weigh less here too
     */
    Fit fit(List<String> text, LanguageIndex spoken) {
        Evidence evidence = new Evidence(topics);
        Map<Phrase, Double> said = new HashMap<>();
        double known = 0;
        double unknown = 0;
        boolean isForeign = !spoken.language.equals(language);
        Set<String> distinct = new LinkedHashSet<>(text);
        for (String word : distinct) {
            String stem = WordForms.stem(word, language);
            double weight = Math.min(
                    words.weight(stem, weights), spoken.words.weight(WordForms.stem(word, spoken.language), weights));
            // A word of another language that is only alike is a word of the language that is spoken.
            List<Vocabulary.Match> matches = isForeign ? vocabulary.same(stem) : vocabulary.matches(stem);
            if (matches.isEmpty() || words.saysNothing(word)) {
                unknown += weights.unknown() * weight;
            } else {
                known += count(matches, weight, evidence, said);
            }
        }
        double share = known == 0 ? 0 : known / (known + unknown);
        return new Fit(total(evidence, said, share, distinct.size() == 1), evidence.words);
    }

    private double[] total(Evidence evidence, Map<Phrase, Double> said, double share, boolean isOnlyWord) {
        double[] best = new double[topics];
        boolean[] whole = new boolean[topics];
        said.forEach((phrase, words) -> {
            double matched = Math.min(words, phrase.rarity);
            best[phrase.topic] = Math.max(best[phrase.topic], phrase.weight * matched * matched / phrase.rarity);
            whole[phrase.topic] |= matched >= WHOLE * phrase.rarity;
        });
        double[] fit = new double[topics];
        for (int topic = 0; topic < topics; topic++) {
            // Who says one word means it.
            boolean isLone = evidence.words[topic] == 1 && !isOnlyWord;
            fit[topic] = (evidence.weight[topic] + weights.phrase() * best[topic])
                    * share
                    * (isLone ? whole[topic] ? weights.loneWhole(share) : weights.lone() : 1);
        }
        return fit;
    }

    /** Adds what one word of the text says; answers the most that it says of any topic. */
    private double count(List<Vocabulary.Match> matches, double weight, Evidence evidence, Map<Phrase, Double> said) {
        Map<Integer, Double> ofTopic = new HashMap<>();
        Map<Phrase, Double> ofPhrase = new HashMap<>();
        double most = 0;
        for (Vocabulary.Match match : matches) {
            double worth = match.alike() * match.alike() * weight * rarity[match.stem()];
            most = Math.max(most, worth);
            topicsOf.get(match.stem()).forEach((topic, field) -> ofTopic.merge(topic, worth * field, Math::max));
            phrasesOf.get(match.stem()).forEach(phrase -> ofPhrase.merge(phrase, worth, Math::max));
        }
        ofTopic.forEach((topic, worth) -> {
            evidence.weight[topic] += worth;
            evidence.words[topic]++;
        });
        ofPhrase.forEach((phrase, worth) -> said.merge(phrase, worth, Double::sum));
        return most;
    }
}
