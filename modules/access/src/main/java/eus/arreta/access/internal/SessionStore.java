package eus.arreta.access.internal;

import eus.arreta.access.Actor;
import eus.arreta.access.Secrets;
import eus.arreta.access.Sessions.Session;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Sessions in the database. */
@ApplicationScoped
public class SessionStore {

    /** A session ends this long after sign-in: one working day. */
    static final Duration LASTS = Duration.ofHours(12);

    private final SessionRepository sessions;
    private final UserRepository users;
    private final Clock clock;

    public SessionStore(SessionRepository sessions, UserRepository users, Clock clock) {
        this.sessions = sessions;
        this.users = users;
        this.clock = clock;
    }

    @Transactional
    public Optional<Session> find(String token) {
        return sessions.find("from SessionEntity s join fetch s.user where s.tokenHash = ?1", Secrets.hash(token))
                .firstResultOptional()
                .filter(found -> found.expiresAt.isAfter(clock.instant()) && found.user.active)
                .map(found -> session(token, found));
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
        return session(token, session);
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

    private static Session session(String token, SessionEntity found) {
        Actor actor = new Actor(
                Actor.Kind.PERSON, found.user.id, found.user.name, found.user.roles(), found.user.permissions(), null);
        return new Session(token, found.user.toUser(), actor, found.expiresAt);
    }
}
