package eus.arreta.access.internal;

import eus.arreta.access.CurrentActor;
import eus.arreta.access.Sessions;
import eus.arreta.http.Problem;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;

/**
 * Refuses writes that another site makes a signed-in browser send. Every write must come from a page of ours
 * ({@code Sec-Fetch-Site}, {@code Origin}); one with a session's cookie must also carry the session's token in a header.
 * Requests with an API key have nothing that a browser would add by itself, so they pass.
 */
@Provider
public class CrossSiteGuard implements ContainerRequestFilter {

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
    private static final String TOKEN_HEADER = "X-CSRF-Token";

    @Inject
    SecurityIdentity identity;

    @Inject
    HttpServerRequest http;

    @Override
    public void filter(ContainerRequestContext request) {
        if (READS.contains(request.getMethod()) || request.getHeaderString("Authorization") != null) {
            return;
        }
        String site = request.getHeaderString("Sec-Fetch-Site");
        String origin = request.getHeaderString("Origin");
        String own = http.scheme() + "://" + http.authority();
        if (site != null && !site.equals("same-origin") && !site.equals("none")
                || origin != null && !origin.equals(own)) {
            throw refused();
        }
        Sessions.Session session = identity.getAttribute(CurrentActor.SESSION);
        if (session != null && !same(session.csrfToken(), request.getHeaderString(TOKEN_HEADER))) {
            throw refused();
        }
    }

    private static boolean same(String expected, String sent) {
        return sent != null
                && MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8), sent.getBytes(StandardCharsets.UTF_8));
    }

    private static Problem refused() {
        return Problem.of(403, "cross-site", "This request did not come from a page of Arreta. Reload the page.");
    }
}
