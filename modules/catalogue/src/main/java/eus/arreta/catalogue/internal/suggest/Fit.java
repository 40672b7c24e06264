package eus.arreta.catalogue.internal.suggest;

/**
 * How well a text fits each topic, by the topic's place in the list.
 *
 * @param scores 0 for those that it doesn't fit at all
 * @param words  how many words of the text each of them has
 */
record Fit(double[] scores, int[] words) {

    double best() {
        double best = 0;
        for (double score : scores) {
            best = Math.max(best, score);
        }
        return best;
    }
}
