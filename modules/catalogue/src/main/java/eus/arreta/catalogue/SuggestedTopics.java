package eus.arreta.catalogue;

import java.util.List;

/**
 * What a citizen's words may be about.
 *
 * @param topics best first, at most five; empty when nothing fits
 */
public record SuggestedTopics(List<SuggestedTopic> topics) {

    /**
     * A topic that fits.
     *
     * @param name  in the language that was asked for, else in the one whose words fitted best
     * @param score above 0 and below 1, to compare within one answer; not a probability
     */
    public record SuggestedTopic(String code, String name, double score) {}
}
