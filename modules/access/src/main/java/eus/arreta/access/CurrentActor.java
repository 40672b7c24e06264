package eus.arreta.access;

import eus.arreta.http.Problem;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;

/** Who makes the present request. */
@RequestScoped
public class CurrentActor {

    /** Attribute of the security identity that holds the {@link Actor}. */
    public static final String ACTOR = "arreta.actor";
    /** Attribute that holds the {@link Sessions.Session} of a request made with the console's cookie. */
    public static final String SESSION = "arreta.session";

    private final SecurityIdentity identity;

    public CurrentActor(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** @throws Problem 401 when nobody is signed in */
    public Actor get() {
        Actor actor = identity.getAttribute(ACTOR);
        if (actor == null) {
            throw Problem.of(401, "unauthorized", "Sign in, or send an API key.");
        }
        return actor;
    }

    /** @throws Problem 401 when the request has no console session */
    public Sessions.Session session() {
        Sessions.Session session = identity.getAttribute(SESSION);
        if (session == null) {
            throw Problem.of(401, "unauthorized", "Sign in.");
        }
        return session;
    }
}
