package eus.arreta.access.internal;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jdbi.v3.core.Jdbi;

/** Slows guessing down, by login and by address; the count stands in the database, so every replica counts together. */
@ApplicationScoped
public class SignInBrake {

    static final int FREE_FOR_LOGIN = 5;
    static final int FREE_FOR_ADDRESS = 20;
    static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(15);

    private final Jdbi jdbi;
    private final Clock clock;

    public SignInBrake(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** How long until a try is looked at; zero for at once. */
    public Duration waitFor(String login, String address) {
        Instant now = clock.instant();
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select max(blocked_until) from access.sign_in_attempt where subject in (:login, :address)")
                .bind("login", login(login))
                .bind("address", address(address))
                .mapTo(Instant.class)
                .findOne()
                .map(until -> Duration.between(now, until))
                .filter(wait -> !wait.isNegative())
                .orElse(Duration.ZERO));
    }

    /** Counts a failure and answers how long the next try must wait. */
    public Duration failed(String login, String address) {
        Duration byLogin = count(login(login), FREE_FOR_LOGIN);
        Duration byAddress = count(address(address), FREE_FOR_ADDRESS);
        return byLogin.compareTo(byAddress) > 0 ? byLogin : byAddress;
    }

    /** A success forgets the failures of the login, not of the address: others may guess from there. */
    public void succeeded(String login) {
        jdbi.useHandle(handle -> handle.createUpdate("delete from access.sign_in_attempt where subject = :login")
                .bind("login", login(login))
                .execute());
    }

    /** Forgets what is past its time. */
    public int forgetOld() {
        return jdbi.withHandle(handle -> handle.createUpdate("delete from access.sign_in_attempt where last_at < :then")
                .bind("then", clock.instant().minus(FORGOTTEN_AFTER))
                .execute());
    }

    private Duration count(String subject, int free) {
        Instant now = clock.instant();
        return jdbi.withHandle(handle -> {
            int failures = handle.createQuery("""
                            insert into access.sign_in_attempt as attempt (subject, failures, last_at, blocked_until)
                            values (:subject, 1, :now, :now)
                            on conflict (subject) do update
                            set failures = case when attempt.last_at < :forgotten then 1 else attempt.failures + 1 end,
                                last_at = :now
                            returning failures""")
                    .bind("subject", subject)
                    .bind("now", now)
                    .bind("forgotten", now.minus(FORGOTTEN_AFTER))
                    .mapTo(int.class)
                    .one();
            Duration wait = waitAfter(failures, free);
            handle.createUpdate("update access.sign_in_attempt set blocked_until = :until where subject = :subject")
                    .bind("until", now.plus(wait))
                    .bind("subject", subject)
                    .execute();
            return wait;
        });
    }

    /** Nothing for the first {@code free} failures, then 2, 4, 8… seconds. */
    static Duration waitAfter(int failures, int free) {
        if (failures < free) {
            return Duration.ZERO;
        }
        int doublings = Math.min(failures - free + 1, 20);
        Duration wait = Duration.ofSeconds(1L << doublings);
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    private static String login(String login) {
        return "login:" + login.strip().toLowerCase(Locale.ROOT);
    }

    private static String address(String address) {
        return "address:" + address;
    }
}
