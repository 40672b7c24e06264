package eus.arreta.access.internal.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.UUID;

/** How the chain is made; the same for writing it and for verifying it. */
public final class AuditChain {

    /** What the first entry follows. */
    public static final String BEGINNING = "0".repeat(64);

    private AuditChain() {}

    /** What of an entry is in the chain. */
    public record Link(
            UUID id, Instant at, UUID actorId, String actorKind, String action, String subject, String digest) {}

    /** Hash of the chain with one more entry. */
    public static String next(String previous, long place, Link link) {
        return sha256(String.join(
                "\n",
                previous,
                Long.toString(place),
                link.id().toString(),
                link.at().truncatedTo(ChronoUnit.MICROS).toString(),
                link.actorId().toString(),
                link.actorKind(),
                link.action(),
                link.subject(),
                link.digest()));
    }

    /** Digest of the values that lie beside an entry. Salted, so that nobody finds short values by trying. */
    public static String digest(String salt, String body) {
        return sha256(salt + "\n" + body);
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
