package eus.arreta.server;

import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * How large a request may be. The server's own limit is one for all paths, and files are larger than what anybody should
 * be able to make it hold in memory: so it stands high, for files, which are never in memory, and everything else is
 * limited here.
 */
@ApplicationScoped
public class BodyLimits {

    private static final long LARGEST = 12L * 1024 * 1024;
    private static final String FILES = "/api/files";
    private static final int BEFORE_ALL = 10_000;

    void limit(@Observes Filters filters) {
        filters.register(BodyLimits::check, BEFORE_ALL);
    }

    private static void check(RoutingContext context) {
        if (context.normalizedPath().equals(FILES)) {
            context.next();
            return;
        }
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && isOver(length)) {
            context.response()
                    .setStatusCode(413)
                    .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                    .end("{\"type\":\"urn:arreta:problem:too-large\",\"title\":\"too-large\",\"status\":413,"
                            + "\"detail\":\"The body is larger than " + LARGEST + " bytes.\"}");
            return;
        }
        // Of a body that doesn't say how long it is, so much is read and no more.
        context.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, LARGEST);
        context.next();
    }

    private static boolean isOver(String length) {
        try {
            return Long.parseLong(length.trim()) > LARGEST;
        } catch (NumberFormatException noNumber) {
            return false;
        }
    }
}
