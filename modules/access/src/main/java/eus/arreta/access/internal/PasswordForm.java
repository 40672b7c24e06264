package eus.arreta.access.internal;

import eus.arreta.channelapi.InvalidInput;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** How long a password is. */
public final class PasswordForm {

    private static final int SHORTEST = 10;
    /** bcrypt looks at the first 72 bytes only; more would be silently ignored. */
    private static final int LONGEST_BYTES = 72;

    private PasswordForm() {}

    /** What is wrong with it; empty when nothing is. */
    public static Optional<InvalidInput.FieldError> check(String password) {
        boolean fits = password != null
                && password.length() >= SHORTEST
                && password.getBytes(StandardCharsets.UTF_8).length <= LONGEST_BYTES;
        return fits
                ? Optional.empty()
                : Optional.of(new InvalidInput.FieldError(
                        "/password", "invalid", "has at least 10 characters and at most 72 bytes"));
    }
}
