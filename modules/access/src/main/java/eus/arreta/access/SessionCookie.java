package eus.arreta.access;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/**
 * The cookie that holds a session's token: HttpOnly, SameSite=Strict, and over TLS (also at a trusted proxy) Secure with
 * the {@code __Host-} prefix, so that no other host and no plain connection can set it.
 */
public final class SessionCookie {

    private static final String PLAIN = "arreta-session";
    private static final String OVER_TLS = "__Host-arreta-session";

    private SessionCookie() {}

    /** The token that the browser sent. */
    public static Optional<String> read(HttpServerRequest request) {
        return Optional.ofNullable(request.getCookie(name(request))).map(Cookie::getValue);
    }

    /** The cookie that signs in. */
    public static Cookie of(HttpServerRequest request, String token) {
        return cookie(request, token);
    }

    /** The cookie that signs out. */
    public static Cookie none(HttpServerRequest request) {
        return cookie(request, "").setMaxAge(0);
    }

    private static Cookie cookie(HttpServerRequest request, String value) {
        return Cookie.cookie(name(request), value)
                .setPath("/")
                .setHttpOnly(true)
                .setSecure(isTls(request))
                .setSameSite(CookieSameSite.STRICT);
    }

    private static String name(HttpServerRequest request) {
        return isTls(request) ? OVER_TLS : PLAIN;
    }

    private static boolean isTls(HttpServerRequest request) {
        return "https".equals(request.scheme());
    }
}
