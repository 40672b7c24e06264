package eus.arreta.webui.internal.page;

import eus.arreta.access.CurrentActor;
import eus.arreta.access.Sessions;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Leads who has no session to the sign-in, and from there back to the page that was asked for. */
@Provider
@SignedIn
@Priority(Priorities.AUTHENTICATION)
public class SessionGate implements ContainerRequestFilter {

    @Inject
    SecurityIdentity identity;

    @Override
    public void filter(ContainerRequestContext request) {
        Sessions.Session session = identity.getAttribute(CurrentActor.SESSION);
        if (session != null) {
            return;
        }
        if (request.getHeaderString("HX-Request") != null) {
            // The page says it and stays: htmx would follow a redirect, and typed text would be gone from sight.
            request.abortWith(Response.status(401)
                    .header("HX-Trigger", "arreta:signed-out")
                    .header("HX-Reswap", "none")
                    .build());
            return;
        }
        String wanted = request.getUriInfo().getRequestUri().getRawPath();
        String query = request.getMethod().equals("GET") && !wanted.equals("/")
                ? "?to=" + URLEncoder.encode(wanted, StandardCharsets.UTF_8)
                : "";
        request.abortWith(Response.seeOther(URI.create("/sign-in" + query)).build());
    }
}
