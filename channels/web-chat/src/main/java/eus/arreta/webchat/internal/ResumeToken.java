package eus.arreta.webchat.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a visitor's browser keeps to come back to its conversation. The conversation's address follows from it one
 * way, so nothing is stored: every replica accepts it, and who sees an address cannot come back with it.
 *
 * @param value 32 random bytes in base64url, 43 characters
 */
record ResumeToken(String value) {

    private static final int RANDOM_BYTES = 32;
    private static final int ADDRESS_BYTES = 20;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

    /** A new one, that nobody can guess. */
    static ResumeToken issue(SecureRandom random) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return new ResumeToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** The token in that text; empty when it is none that {@link #issue} can have made. */
    static Optional<ResumeToken> read(String text) {
        if (text == null || !FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        byte[] bytes = Base64.getUrlDecoder().decode(text);
        String canonical = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        // 43 characters hold 258 bits: the last two must be zero, or one conversation would have four tokens.
        return canonical.equals(text) ? Optional.of(new ResumeToken(text)) : Optional.empty();
    }

    /** The address of its conversation: {@code v-} and 40 hexadecimal digits. */
    String conversation() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.US_ASCII));
            return "v-" + HexFormat.of().formatHex(hash, 0, ADDRESS_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /** Hides the token: who has it reads the conversation. */
    @Override
    public String toString() {
        return "ResumeToken[]";
    }
}
