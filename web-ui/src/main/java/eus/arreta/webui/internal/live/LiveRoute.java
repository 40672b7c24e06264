package eus.arreta.webui.internal.live;

import eus.arreta.access.Actor;
import eus.arreta.access.Permission;
import eus.arreta.access.SessionCookie;
import eus.arreta.access.Sessions;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * {@code GET /events/stream}: the server-sent events of a browser. An open stream holds no thread: it is written to on
 * its connection's event loop.
 */
@ApplicationScoped
public class LiveRoute {

    private static final Logger LOG = Logger.getLogger(LiveRoute.class);
    private static final Duration BEAT = Duration.ofSeconds(15);
    private static final Duration SESSION_CHECK = Duration.ofSeconds(60);
    private static final String SIGNED_OUT = "event: signed-out\ndata: {}\n\n";
    private static final int UNAVAILABLE = 503;

    private final LiveHub hub;
    private final Sessions sessions;
    private final Vertx vertx;
    private Long beating;

    public LiveRoute(LiveHub hub, Sessions sessions, Vertx vertx) {
        this.hub = hub;
        this.sessions = sessions;
        this.vertx = vertx;
    }

    void serve(@Observes Router router) {
        router.get("/events/stream").handler(this::open);
        beating = vertx.setPeriodic(BEAT.toMillis(), timer -> hub.beat());
    }

    void stop(@Observes ShutdownEvent event) {
        if (beating != null) {
            vertx.cancelTimer(beating);
        }
    }

    private void open(RoutingContext request) {
        Optional<String> token = SessionCookie.read(request.request());
        if (token.isEmpty()) {
            refuse(request, 401);
            return;
        }
        vertx.executeBlocking(() -> sessions.find(token.get()), false).onComplete(found -> {
            if (found.failed()) {
                refuse(request, UNAVAILABLE);
            } else if (found.result().isEmpty()) {
                refuse(request, 401);
            } else if (!found.result().get().actor().may(Permission.CASES_READ)) {
                refuse(request, 403);
            } else {
                begin(request, token.get(), found.result().get().actor());
            }
        });
    }

    private static void refuse(RoutingContext request, int status) {
        if (!request.response().closed()) {
            request.response()
                    .setStatusCode(status)
                    .putHeader("Cache-Control", "no-store")
                    .end();
        }
    }

    private void begin(RoutingContext request, String token, Actor actor) {
        HttpServerResponse response = request.response();
        if (response.closed()) {
            return;
        }
        Context loop = vertx.getOrCreateContext();
        LiveStream stream =
                new LiveStream(new ResponseLine(response), task -> loop.runOnContext(nothing -> task.run()));
        response.setChunked(true)
                .putHeader("Content-Type", "text/event-stream;charset=UTF-8")
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("X-Accel-Buffering", "no");
        long checking = vertx.setPeriodic(SESSION_CHECK.toMillis(), timer -> check(stream, token));
        response.drainHandler(drained -> stream.pump());
        request.addEndHandler(ended -> {
            vertx.cancelTimer(checking);
            hub.remove(stream);
        });
        if (!hub.add(stream, actor)) {
            LOG.warnf("A browser was refused its stream: there are %d; add a replica", LiveHub.MOST_STREAMS);
            response.setChunked(false);
            refuse(request, UNAVAILABLE);
        }
    }

    private void check(LiveStream stream, String token) {
        // A session that can't be looked up, because the database is away, is not over.
        vertx.executeBlocking(() -> sessions.find(token).isPresent(), false).onSuccess(lasts -> {
            if (!lasts) {
                stream.end(SIGNED_OUT);
            }
        });
    }

    /** A response as a line. */
    private record ResponseLine(HttpServerResponse response) implements LiveStream.Line {

        @Override
        public boolean isFull() {
            return response.writeQueueFull();
        }

        @Override
        public void write(String frame) {
            if (!response.closed() && !response.ended()) {
                response.write(frame);
            }
        }

        @Override
        public void end() {
            if (!response.closed() && !response.ended()) {
                response.end();
            }
        }
    }
}
