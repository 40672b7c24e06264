package eus.arreta.cases;

/**
 * How long a case is kept after it was closed.
 *
 * @param code    slug
 * @param kind    of request; absent for all
 * @param topic   absent for all; of several rules the one with a topic counts, then the one with a kind
 * @param months  after closing, 0 to 1200; then the case is destroyed
 * @param reason  such as the article of the law that says so; stands on the receipts
 * @param version of what is changed; 0 for a new one
 */
public record RetentionRule(String code, String kind, String topic, int months, String reason, int version) {}
