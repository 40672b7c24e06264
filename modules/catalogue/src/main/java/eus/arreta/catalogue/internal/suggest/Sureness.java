package eus.arreta.catalogue.internal.suggest;

/**
 * How sure it is that a text asks for the topic that fits it best, or that nothing fits: a logistic regression over what is
 * known of text and topic. Its numbers come from texts with known answers; docs/catalogue.md says which.
 *
 * @param constant  what stands before anything is known
 * @param fit       for the logarithm of the topic's fit
 * @param elsewhere for the part that {@link Elsewhere} has of both fits
 * @param words     for each word of the text that the topic has, up to {@value #MOST_WORDS}
 * @param wording   for {@link Wording}
 */
record Sureness(double constant, double fit, double elsewhere, double words, double wording) {

    static final int MOST_WORDS = 4;

    /**
     * Between 0 and 1.
     *
     * @param fit       of the topic, above 0
     * @param elsewhere the best fit of what no administration is asked for
     * @param words     of the text that the topic has; as many as count when it has all of them
     * @param wording   above 0 when the text is worded as a request
     */
    double of(double fit, double elsewhere, int words, double wording) {
        double sum = constant
                + this.fit * Math.log1p(fit)
                + this.elsewhere * elsewhere / (fit + elsewhere)
                + this.words * Math.min(words, MOST_WORDS)
                + this.wording * wording;
        return 1 / (1 + Math.exp(-sum));
    }
}
