package eus.arreta.webui.internal.page;

import eus.arreta.access.InvitedPasswords;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.http.Problem;
import eus.arreta.webui.internal.text.Language;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** {@code /invitation/…}: who was invited by mail sets their password. Works without scripts; looking uses nothing up. */
@Path("/invitation")
@ConsolePage
@Produces(MediaType.TEXT_HTML)
public class InvitationPages {

    private final InvitedPasswords invited;
    private final Refusals refusals;

    public InvitationPages(InvitedPasswords invited, Refusals refusals) {
        this.invited = invited;
        this.refusals = refusals;
    }

    @GET
    @Path("{token}")
    public Response show(
            @PathParam("token") String token, @QueryParam("lang") String lang, @Context HttpHeaders headers) {
        return form(token, language(lang, headers), false);
    }

    @POST
    @Path("{token}")
    public Response set(
            @PathParam("token") String token,
            @RestForm String password,
            @RestForm String lang,
            @Context HttpHeaders headers) {
        try {
            invited.set(token, password);
            return Response.seeOther(URI.create("/sign-in")).build();
        } catch (InvalidInput tooShort) {
            return form(token, language(lang, headers), true);
        } catch (Problem gone) {
            return form(token, language(lang, headers), false);
        }
    }

    private Response form(String token, Language language, boolean refused) {
        boolean works = invited.works(token);
        int status = works ? refused ? 422 : 200 : 404;
        return ConsoleFrame.answer(
                status,
                Pages.invitation(language, List.of(Language.values()), token, works, refused && works),
                language);
    }

    private static Language language(String chosen, HttpHeaders headers) {
        return chosen == null || chosen.isBlank()
                ? Language.accepted(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE))
                : Language.of(chosen);
    }

    @ServerExceptionMapper
    public Response refuse(RuntimeException failed, @Context HttpHeaders request) {
        return refusals.answer(failed, request);
    }
}
