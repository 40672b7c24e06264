package eus.arreta.access.internal;

import eus.arreta.access.Actor;
import eus.arreta.access.Secrets;
import eus.arreta.access.Sessions.Session;
import eus.arreta.access.User;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Sessions in the database. */
@ApplicationScoped
public class SessionStore {

    /** A session ends this long after sign-in: one working day. */
    static final Duration LASTS = Duration.ofHours(12);

    private final SessionRepository sessions;
    private final UserRepository users;
    private final Jdbi jdbi;
    private final Clock clock;

    public SessionStore(SessionRepository sessions, UserRepository users, Jdbi jdbi, Clock clock) {
        this.sessions = sessions;
        this.users = users;
        this.jdbi = jdbi;
        this.clock = clock;
    }

    public Optional<Session> find(String token) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select person.*, session.expires_at
                        from access.session session join access.account_user person on person.id = session.user_id
                        where session.token_hash = :hash and session.expires_at > :now and person.active""")
                .bind("hash", Secrets.hash(token))
                .bind("now", clock.instant())
                .map((row, context) -> session(
                        token,
                        UserRows.read(row),
                        row.getTimestamp("expires_at").toInstant()))
                .findOne());
    }

    @Transactional
    public Session begin(UUID userId, List<String> factors) {
        Instant now = clock.instant();
        SessionEntity session = new SessionEntity();
        String token = Secrets.token();
        session.tokenHash = Secrets.hash(token);
        session.user = users.findById(userId);
        session.factors = factors;
        session.createdAt = now;
        session.seenAt = now;
        session.expiresAt = now.plus(LASTS);
        sessions.persist(session);
        return session(token, session.user.toUser(), session.expiresAt);
    }

    @Transactional
    public void end(String token) {
        sessions.deleteById(Secrets.hash(token));
    }

    @Transactional
    public long endAll(UUID userId) {
        return sessions.delete("user.id", userId);
    }

    /** How many of a user's sessions are not over. */
    @Transactional
    public int count(UUID userId) {
        return (int) sessions.count("user.id = ?1 and expiresAt > ?2", userId, clock.instant());
    }

    /** Forgets sessions that are over. */
    @Transactional
    public long forgetOld() {
        return sessions.delete("expiresAt < ?1", clock.instant());
    }

    private static Session session(String token, User user, Instant expiresAt) {
        return new Session(token, user, user.acting(Actor.Kind.PERSON, user.permissions()), expiresAt);
    }
}
