package eus.arreta.citizens.internal.rights;

import eus.arreta.channelapi.InvalidInput;

/** Why somebody does what must have a reason. */
public final class Reasons {

    private static final int LONGEST = 1_000;

    private Reasons() {}

    /** @throws InvalidInput {@code /reason} */
    public static String checked(String reason) {
        if (reason == null || reason.isBlank()) {
            throw new InvalidInput("/reason", "required", "is required");
        }
        if (reason.length() > LONGEST || reason.indexOf('\0') >= 0) {
            throw new InvalidInput("/reason", "invalid", "is longer than " + LONGEST + " characters, or no text");
        }
        return reason.strip();
    }
}
