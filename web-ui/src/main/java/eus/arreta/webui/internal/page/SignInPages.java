package eus.arreta.webui.internal.page;

import eus.arreta.access.CurrentActor;
import eus.arreta.access.SessionCookie;
import eus.arreta.access.Sessions;
import eus.arreta.access.SignIn;
import eus.arreta.webui.internal.text.Language;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** {@code /sign-in} and {@code /sign-out}. The sign-in works without scripts. */
@Path("/")
@ConsolePage
@Produces(MediaType.TEXT_HTML)
public class SignInPages {

    private static final String HOME = "/";

    private final SignIn signIn;
    private final Sessions sessions;
    private final SecurityIdentity identity;
    private final Refusals refusals;

    public SignInPages(SignIn signIn, Sessions sessions, SecurityIdentity identity, Refusals refusals) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.identity = identity;
        this.refusals = refusals;
    }

    @GET
    @Path("sign-in")
    public Response show(@QueryParam("lang") String lang, @QueryParam("to") String to, @Context HttpHeaders headers) {
        if (identity.getAttribute(CurrentActor.SESSION) != null) {
            return Response.seeOther(URI.create(own(to))).build();
        }
        return form(200, language(lang, headers), "", false, Duration.ZERO, to);
    }

    @POST
    @Path("sign-in")
    public Response signIn(
            @RestForm String login,
            @RestForm String password,
            @RestForm String lang,
            @RestForm String to,
            @Context HttpHeaders headers,
            @Context HttpServerRequest http) {
        String address =
                http.remoteAddress() == null ? "" : http.remoteAddress().hostAddress();
        String name = login == null ? "" : login.strip();
        SignIn.Result result = signIn.signIn(name, password == null ? "" : password, address);
        if (result instanceof SignIn.Result.SignedIn done) {
            http.response().addCookie(SessionCookie.of(http, done.session().token()));
            return Response.seeOther(URI.create(own(to))).build();
        }
        SignIn.Result.Refused refused = (SignIn.Result.Refused) result;
        return form(401, language(lang, headers), name, true, refused.retryAfter(), to);
    }

    @POST
    @Path("sign-out")
    public Response signOut(@Context HttpServerRequest http) {
        SessionCookie.read(http).ifPresent(sessions::end);
        http.response().addCookie(SessionCookie.none(http));
        if (http.getHeader("HX-Request") != null) {
            return Response.noContent().header("HX-Redirect", "/sign-in").build();
        }
        return Response.seeOther(URI.create("/sign-in")).build();
    }

    private static Response form(
            int status, Language language, String login, boolean refused, Duration wait, String to) {
        String seconds = wait.isZero() ? null : String.valueOf(Math.max(1, wait.toSeconds()));
        return ConsoleFrame.answer(
                status,
                Pages.signIn(language, List.of(Language.values()), login, refused, seconds, to == null ? "" : own(to)),
                language);
    }

    private static Language language(String chosen, HttpHeaders headers) {
        return chosen == null || chosen.isBlank()
                ? Language.accepted(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE))
                : Language.of(chosen);
    }

    /** A path of ours to go to; whatever else was asked for leads home. */
    static String own(String to) {
        return to != null && to.matches("/[A-Za-z0-9][A-Za-z0-9/-]*") ? to : HOME;
    }

    @ServerExceptionMapper
    public Response refuse(RuntimeException failed, @Context HttpHeaders request) {
        return refusals.answer(failed, request);
    }
}
