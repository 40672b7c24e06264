package eus.arreta.access;

import eus.arreta.access.internal.SessionStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/**
 * Browsers that are signed in. A session is a random token, stored hashed, in the database: valid on every replica and
 * after a restart, and gone at once when revoked.
 */
@ApplicationScoped
public class Sessions {

    private final SessionStore store;

    public Sessions(SessionStore store) {
        this.store = store;
    }

    /**
     * A session.
     *
     * @param token what the cookie holds; only the browser and this object have it in clear
     */
    public record Session(String token, User user, Actor actor, Instant expiresAt) {

        /** What the browser must send along with each write, besides the cookie: derived, so that nothing is stored. */
        public String csrfToken() {
            return Secrets.hash("csrf:" + token);
        }

        @Override
        public String toString() {
            return "Session[" + user.id() + "]";
        }
    }

    /** The session of that token; empty when it has ended, was revoked or never was. */
    public Optional<Session> find(String token) {
        return store.find(token);
    }

    /** Ends the session of that token; nothing happens when it has ended already. */
    public void end(String token) {
        store.end(token);
    }
}
