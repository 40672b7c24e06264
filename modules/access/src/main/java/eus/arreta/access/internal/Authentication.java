package eus.arreta.access.internal;

import eus.arreta.access.Actor;
import eus.arreta.access.CurrentActor;
import eus.arreta.access.SessionCookie;
import eus.arreta.access.Sessions;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.security.spi.runtime.BlockingSecurityExecutor;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Who is calling: an API key in {@code Authorization: Bearer}, else the console's session cookie. */
@ApplicationScoped
public class Authentication implements HttpAuthenticationMechanism {

    private static final String BEARER = "Bearer ";

    private final KeyCheck keys;
    private final Sessions sessions;
    private final BlockingSecurityExecutor blocking;

    public Authentication(KeyCheck keys, Sessions sessions, BlockingSecurityExecutor blocking) {
        this.keys = keys;
        this.sessions = sessions;
        this.blocking = blocking;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager providers) {
        String authorization = context.request().getHeader("Authorization");
        if (authorization != null) {
            if (!authorization.startsWith(BEARER)) {
                return Uni.createFrom().nullItem();
            }
            String key = authorization.substring(BEARER.length()).strip();
            return blocking.executeBlocking(
                    () -> keys.find(key).map(actor -> identity(actor, null)).orElse(null));
        }
        Optional<String> token = SessionCookie.read(context.request());
        if (token.isEmpty()) {
            return Uni.createFrom().nullItem();
        }
        return blocking.executeBlocking(() -> sessions.find(token.get())
                .map(session -> identity(session.actor(), session))
                .orElse(null));
    }

    private static SecurityIdentity identity(Actor actor, Sessions.Session session) {
        QuarkusSecurityIdentity.Builder identity = QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(actor.id().toString()))
                .addAttribute(CurrentActor.ACTOR, actor);
        if (session != null) {
            identity.addAttribute(CurrentActor.SESSION, session);
        }
        return identity.build();
    }

    /** Pages lead to the sign-in; calls get a problem. */
    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer"));
    }

    @Override
    public Uni<Boolean> sendChallenge(RoutingContext context) {
        String accept = context.request().getHeader("Accept");
        if (accept != null
                && accept.contains("text/html")
                && !context.normalizedPath().startsWith("/api/")) {
            boolean fragment = context.request().getHeader("HX-Request") != null;
            // htmx would follow a redirect and put the sign-in page into a part of the page.
            context.response().putHeader(fragment ? "HX-Redirect" : "Location", "/sign-in");
            context.response().setStatusCode(fragment ? 401 : 303).end();
        } else {
            context.response()
                    .setStatusCode(401)
                    .putHeader("WWW-Authenticate", "Bearer")
                    .putHeader("Content-Type", "application/problem+json")
                    .end("{\"type\":\"urn:arreta:problem:unauthorized\",\"title\":\"unauthorized\",\"status\":401,"
                            + "\"detail\":\"Sign in, or send an API key.\"}");
        }
        return Uni.createFrom().item(true);
    }
}
