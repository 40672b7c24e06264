package eus.arreta.cases.internal.contacts;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;

/** Short codes with which a citizen goes on in the same case on another channel: by phone, at a desk, in another chat. */
@ApplicationScoped
public class ContinueCodes {

    /** Without letters and digits that are mixed up when they are read out. */
    private static final String SIGNS = "BCDFGHJKMNPQRSTVWXYZ23456789";

    private static final int LENGTH = 7;
    private static final Pattern FORM = Pattern.compile("[" + SIGNS + "]{" + LENGTH + "}");
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A code nobody has guessed: 34 bits, so that trying codes one after the other leads nowhere within its life. */
    public String draw() {
        StringBuilder code = new StringBuilder(LENGTH);
        for (int index = 0; index < LENGTH; index++) {
            code.append(SIGNS.charAt(RANDOM.nextInt(SIGNS.length())));
        }
        return code.toString();
    }

    /** The case of a code, however it was typed; empty when there is none or it has run out. */
    public Optional<UUID> find(Handle handle, String typed, Instant now) {
        if (typed == null || typed.length() > 40) {
            return Optional.empty();
        }
        String code = typed.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", "");
        if (!FORM.matcher(code).matches()) {
            return Optional.empty();
        }
        return handle.createQuery(
                        "select id from cases.case_record"
                                + " where continue_code = :code and continue_until > :now and state not in ('closed', 'merged')")
                .bind("code", code)
                .bind("now", now)
                .mapTo(UUID.class)
                .findOne();
    }
}
