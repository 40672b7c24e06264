package eus.arreta.channelapi;

import java.time.Duration;

/**
 * A limit of the network, kept ahead by the account's dispatcher.
 *
 * @param scope   what is counted together
 * @param sends   how many, at least 1
 * @param per     in which time
 */
public record RateLimit(Scope scope, int sends, Duration per) {

    /** What is counted together. */
    public enum Scope {
        ACCOUNT,
        CONVERSATION
    }

    public RateLimit {
        Check.present(scope, "/scope");
        Check.present(per, "/per");
        if (sends < 1 || per.isNegative() || per.isZero()) {
            throw new InvalidInput("/sends", "out-of-range", "is not positive");
        }
    }
}
