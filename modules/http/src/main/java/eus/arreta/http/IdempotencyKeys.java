package eus.arreta.http;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Makes a write that is asked for twice happen once: the key is stored in the write's own transaction, so that a crash
 * leaves both or neither, and a second request with it waits for the first and gets the first one's answer.
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/">The Idempotency-Key header</a>
 */
@ApplicationScoped
public class IdempotencyKeys {

    /** How long an answer is kept. */
    public static final Duration KEPT = Duration.ofHours(24);

    private static final int LONGEST_KEY = 200;

    private final Jdbi jdbi;
    private final Clock clock;

    public IdempotencyKeys(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /**
     * What was answered: kept are status and id, never a text.
     *
     * @param status HTTP status
     * @param id     of what was made
     */
    public record Answer(int status, UUID id) {}

    /**
     * Does {@code write} unless this caller did it before with this key. Call it inside the write's transaction.
     *
     * @param caller  whose keys these are: two callers may use the same key
     * @param key     the header; absent for "no such promise"
     * @param request what is asked for (call and body): the same key with something else is refused
     * @throws Problem 422 {@code idempotency-key-reused} when the key stands for another request
     */
    public Answer once(UUID caller, String key, String request, Supplier<Answer> write) {
        if (key == null) {
            return write.get();
        }
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw Problem.of(422, "idempotency-key-invalid", "An Idempotency-Key has 1 to 200 characters.");
        }
        String fingerprint = sha256(request);
        Optional<Answer> earlier = jdbi.withHandle(handle -> claim(handle, caller, key, fingerprint));
        if (earlier.isPresent()) {
            return earlier.get();
        }
        Answer answer = write.get();
        jdbi.useHandle(handle -> handle.createUpdate("update http.idempotency_key set status = :status, answer_id = :id"
                        + " where caller = :caller and key = :key")
                .bind("status", answer.status())
                .bind("id", answer.id())
                .bind("caller", caller)
                .bind("key", key)
                .execute());
        return answer;
    }

    private Optional<Answer> claim(Handle handle, UUID caller, String key, String fingerprint) {
        Instant now = clock.instant();
        handle.createUpdate(
                        "delete from http.idempotency_key where caller = :caller and key = :key and kept_until < :now")
                .bind("caller", caller)
                .bind("key", key)
                .bind("now", now)
                .execute();
        // A second request waits here until the first one's transaction has ended.
        int claimed = handle.createUpdate("insert into http.idempotency_key (caller, key, fingerprint, kept_until)"
                        + " values (:caller, :key, :fingerprint, :until) on conflict do nothing")
                .bind("caller", caller)
                .bind("key", key)
                .bind("fingerprint", fingerprint)
                .bind("until", now.plus(KEPT))
                .execute();
        if (claimed == 1) {
            return Optional.empty();
        }
        return Optional.of(handle.createQuery("select fingerprint, status, answer_id from http.idempotency_key"
                        + " where caller = :caller and key = :key")
                .bind("caller", caller)
                .bind("key", key)
                .map((row, context) -> {
                    if (!row.getString("fingerprint").equals(fingerprint)) {
                        throw Problem.of(
                                422,
                                "idempotency-key-reused",
                                "This Idempotency-Key was used for another request before.");
                    }
                    return new Answer(row.getInt("status"), row.getObject("answer_id", UUID.class));
                })
                .one());
    }

    /** Forgets keys that are past their time, in small batches. Returns how many. */
    public int forgetOld() {
        return jdbi.withHandle(handle -> handle.createUpdate("delete from http.idempotency_key where ctid = any(array("
                        + "select ctid from http.idempotency_key where kept_until < :now limit 1000))")
                .bind("now", clock.instant())
                .execute());
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
