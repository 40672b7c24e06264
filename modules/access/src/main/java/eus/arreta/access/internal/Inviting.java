package eus.arreta.access.internal;

import eus.arreta.access.Actor;
import eus.arreta.access.Invitations;
import eus.arreta.access.Secrets;
import eus.arreta.access.Users;
import eus.arreta.http.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Invitations to set a password: one that works for each user, once, for seven days; stored as a hash. */
@ApplicationScoped
public class Inviting {

    private static final Actor ACCESS = Actor.system("access");
    private static final Duration WORKS_FOR = Duration.ofDays(7);

    private final Jdbi jdbi;
    private final Instance<Invitations> invitations;
    private final Clock clock;

    public Inviting(Jdbi jdbi, Instance<Invitations> invitations, Clock clock) {
        this.jdbi = jdbi;
        this.invitations = invitations;
        this.clock = clock;
    }

    /** @throws Problem 409 {@code mail-not-set-up}, naming the setting that is missing */
    public void requireMail() {
        missing().ifPresent(missing -> {
            throw Problem.conflict(
                    "mail-not-set-up",
                    "Nobody can be invited by mail: " + missing + " is not set.",
                    Map.of("missing", missing));
        });
    }

    /** The setting without which nobody can be invited; empty when none is missing. */
    public Optional<String> missing() {
        return invitations.isResolvable() ? invitations.get().missing() : Optional.of("ARRETA_SMTP_URL");
    }

    /** Sends an invitation and takes earlier ones of that user back, in the caller's transaction. */
    public void invite(Users.Mailbox mailbox) {
        String token = Secrets.token();
        Instant expiresAt = now().plus(WORKS_FOR);
        jdbi.useHandle(handle -> {
            handle.createUpdate("delete from access.invitation where user_id = :user")
                    .bind("user", mailbox.userId())
                    .execute();
            handle.createUpdate(
                            "insert into access.invitation (token_hash, user_id, expires_at) values (:hash, :user, :until)")
                    .bind("hash", Secrets.hash(token))
                    .bind("user", mailbox.userId())
                    .bind("until", expiresAt)
                    .execute();
        });
        invitations
                .get()
                .send(
                        ACCESS,
                        new Invitations.Invited(
                                mailbox.userId(),
                                mailbox.name(),
                                mailbox.email(),
                                mailbox.language(),
                                token,
                                expiresAt));
    }

    /** Whether the token would be taken now. */
    public boolean works(String token) {
        return jdbi.withHandle(handle -> handle.createQuery("select exists (select 1 from access.invitation"
                        + " where token_hash = :hash and expires_at > :now)")
                .bind("hash", Secrets.hash(token))
                .bind("now", now())
                .mapTo(boolean.class)
                .one());
    }

    /** Takes the token, in the caller's transaction; of two at once one gets the user. */
    public Optional<UUID> take(String token) {
        return jdbi.withHandle(handle -> handle.createQuery("delete from access.invitation"
                        + " where token_hash = :hash and expires_at > :now returning user_id")
                .bind("hash", Secrets.hash(token))
                .bind("now", now())
                .mapTo(UUID.class)
                .findOne());
    }

    /** Forgets those that nobody took. */
    int forgetOld() {
        return jdbi.withHandle(handle -> handle.createUpdate("delete from access.invitation where expires_at < :now")
                .bind("now", now())
                .execute());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
