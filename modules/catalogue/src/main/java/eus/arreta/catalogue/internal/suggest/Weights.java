package eus.arreta.catalogue.internal.suggest;

/**
 * What counts how much. Chosen with the half of the test questions that is for choosing; docs/catalogue.md has the
 * figures of the other half.
 *
 * @param example      a word of an example, against one of a name or a synonym (1)
 * @param common       a word that people use in any conversation, against others (1)
 * @param phrase       a name, synonym or example that was said whole, against its words one by one (1)
 * @param otherTongue  words in a language other than the one that was told, against that one (1)
 * @param unknown      how much a word that the catalogue doesn't know speaks against it: as much as a known one of that weight
 * @param lone         a topic of which one word was said, and no name or synonym whole, against others (1)
 * @param sureness     that the best topic is what is asked for
 * @param least        below this sureness nothing is suggested
 * @param leastOfBest  nor is a topic with less than this part of the best one's fit
 * @param half         the weight whose score is a half
 */
record Weights(
        double example,
        double common,
        double phrase,
        double otherTongue,
        double unknown,
        double lone,
        Sureness sureness,
        double least,
        double leastOfBest,
        double half) {

    /** A topic of which one word was said, but that is its whole name or a whole synonym: the less the rest is known, the less. */
    double loneWhole(double share) {
        return Math.max(lone, share);
    }

    static final Weights CHOSEN =
            new Weights(0.8, 0.6, 1.2, 0.5, 4.0, 0.4, new Sureness(-6.70, 1.95, -4.49, 1.04, 1.25), 0.7, 0.4, 5.0);
}
