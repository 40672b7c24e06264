package eus.arreta.webchat.internal;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The widget's script and the page of an imaginary town hall that embeds it. */
@ApplicationScoped
public class ChatFiles {

    private static final int NOT_MODIFIED = 304;

    /** Five minutes from the cache, then a question with the ETag: a new widget reaches every website soon. */
    private static final String CACHING = "public, max-age=300";

    private static final String HTML = "text/html; charset=utf-8";

    /** A file of this module's own resources, read once. */
    private record ServedFile(Buffer content, String mediaType, String etag) {

        static ServedFile of(String name, String mediaType) {
            try (InputStream stream = ChatFiles.class.getResourceAsStream("/eus/arreta/webchat/" + name)) {
                byte[] bytes = stream.readAllBytes();
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
                return new ServedFile(
                        Buffer.buffer(bytes), mediaType, '"' + HexFormat.of().formatHex(hash, 0, 16) + '"');
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException("every Java platform has SHA-256", impossible);
            }
        }

        void answer(RoutingContext context) {
            HttpServerResponse response =
                    context.response().putHeader("ETag", etag).putHeader("X-Content-Type-Options", "nosniff");
            if (etag.equals(context.request().getHeader("If-None-Match"))) {
                response.setStatusCode(NOT_MODIFIED).end();
            } else {
                response.putHeader("Content-Type", mediaType).end(content);
            }
        }
    }

    void serve(@Observes Router router) {
        ServedFile widget = ServedFile.of("widget.js", "text/javascript; charset=utf-8");
        get(router, "/chat/widget.js", context -> {
            context.response()
                    .putHeader("Cache-Control", CACHING)
                    .putHeader("Cross-Origin-Resource-Policy", "cross-origin")
                    .putHeader("Access-Control-Allow-Origin", "*");
            widget.answer(context);
        });
        ServedFile css = ServedFile.of("town.css", "text/css; charset=utf-8");
        get(router, "/chat/town.css", context -> {
            context.response().putHeader("Cache-Control", CACHING);
            css.answer(context);
        });
        ServedFile spanish = ServedFile.of("town-es.html", HTML);
        ServedFile basque = ServedFile.of("town-eu.html", HTML);
        get(router, "/chat/demo", context -> {
            putPageHeaders(context);
            ServedFile page = "eu".equals(context.request().getParam("lang")) ? basque : spanish;
            page.answer(context);
        });
    }

    /** Where a link from a mail leads: the widget alone, which opens what stands behind the number sign. */
    void serveLinks(@Observes Router router) {
        ServedFile script = ServedFile.of("back.js", "text/javascript; charset=utf-8");
        get(router, "/chat/back.js", context -> {
            context.response().putHeader("Cache-Control", CACHING);
            script.answer(context);
        });
        ServedFile page = ServedFile.of("back.html", HTML);
        get(router, "/chat/back", context -> {
            putPageHeaders(context);
            page.answer(context);
        });
    }

    private static void get(Router router, String path, Handler<RoutingContext> handler) {
        router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD).handler(handler);
    }

    /** {@code 'self'} does not cover web sockets in every browser, so their address is named. */
    private static void putPageHeaders(RoutingContext context) {
        String host = context.request().getHeader("Host");
        String sockets =
                host != null && host.matches("[A-Za-z0-9.:\\[\\]-]+") ? " ws://" + host + " wss://" + host : "";
        context.response()
                .putHeader("Cache-Control", "no-cache")
                .putHeader("Referrer-Policy", "same-origin")
                .putHeader(
                        "Content-Security-Policy",
                        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'" + sockets
                                + "; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
    }
}
