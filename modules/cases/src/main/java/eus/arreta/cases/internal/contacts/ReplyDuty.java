package eus.arreta.cases.internal.contacts;

import eus.arreta.cases.Outcome;
import eus.arreta.cases.OutcomeGiven;
import eus.arreta.channelapi.InvalidInput;
import java.util.EnumSet;
import java.util.Set;

/**
 * What may come of a concern. On an account that is not formal, a complaint, a suggestion or a request for a right must be
 * filed in the register: only that, the citizen's own "no" or "no reply needed" ends it.
 */
final class ReplyDuty {

    private static final Set<Outcome> WHEN_TO_BE_FILED =
            EnumSet.of(Outcome.FILED, Outcome.DECLINED, Outcome.NO_REPLY_NEEDED);
    private static final Set<Outcome> OF_MESSAGES = EnumSet.complementOf(EnumSet.of(Outcome.CASE_OPENED));
    private static final Set<Outcome> OF_RECORDED = EnumSet.allOf(Outcome.class);

    private ReplyDuty() {}

    static Set<Outcome> allowed(boolean mustBeFiled, boolean recorded) {
        if (mustBeFiled) {
            return WHEN_TO_BE_FILED;
        }
        return recorded ? OF_RECORDED : OF_MESSAGES;
    }

    /** Checks that an outcome has what it needs. @throws InvalidInput naming what is missing */
    static void check(OutcomeGiven given) {
        if (given.outcome() == null) {
            throw new InvalidInput("/outcome", "required", "is required");
        }
        switch (given.outcome()) {
            case FORWARDED -> require(given.body(), "/body");
            case FILED -> require(given.registryNumber(), "/registryNumber");
            case NO_REPLY_NEEDED -> require(given.reason(), "/reason");
            case ANSWERED, DECLINED, CASE_OPENED -> {
                // these need nothing
            }
        }
    }

    private static void require(String value, String pointer) {
        if (value == null || value.isBlank()) {
            throw new InvalidInput(pointer, "required", "is required for this outcome");
        }
        if (value.length() > 300) {
            throw new InvalidInput(pointer, "too-long", "is longer than 300 characters");
        }
    }
}
