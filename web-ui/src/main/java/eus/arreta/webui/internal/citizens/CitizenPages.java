package eus.arreta.webui.internal.citizens;

import eus.arreta.access.Actor;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.citizens.Citizen;
import eus.arreta.citizens.CitizenMerges;
import eus.arreta.citizens.CitizenRecords;
import eus.arreta.citizens.CitizenRecords.Change;
import eus.arreta.citizens.CitizenRecords.NewAddress;
import eus.arreta.citizens.CitizenRecords.Query;
import eus.arreta.http.Page;
import eus.arreta.webui.internal.page.ConsoleFrame;
import eus.arreta.webui.internal.page.ConsolePage;
import eus.arreta.webui.internal.page.Pages;
import eus.arreta.webui.internal.page.Refusals;
import eus.arreta.webui.internal.page.SignedIn;
import eus.arreta.webui.internal.text.Wording;
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
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** {@code /citizens}: finding citizens. {@code /citizens/{id}}: one of them, with everything that happened. */
@Path("/citizens")
@ConsolePage
@SignedIn
@Produces(MediaType.TEXT_HTML)
public class CitizenPages {

    private final CitizenRecords citizens;
    private final CitizenMerges merges;
    private final CitizenCards cards;
    private final ConsoleFrame frame;
    private final Refusals refusals;

    public CitizenPages(
            CitizenRecords citizens, CitizenMerges merges, CitizenCards cards, ConsoleFrame frame, Refusals refusals) {
        this.citizens = citizens;
        this.merges = merges;
        this.cards = cards;
        this.frame = frame;
        this.refusals = refusals;
    }

    @GET
    public Response search(@QueryParam("q") String words, @QueryParam("after") String after) {
        Wording wording = frame.wording();
        Page<CitizenRows.Row> page = citizens.search(frame.actor(), new Query(words, null, null, null), null, after)
                .map(citizen -> new CitizenRows.Row(
                        "/citizens/" + citizen.id(),
                        CitizenCards.who(citizen, wording),
                        CitizenCards.inShort(citizen),
                        citizen.language()));
        String shown = words == null ? "" : words;
        String next = page.next() == null
                ? null
                : "/citizens?q=" + java.net.URLEncoder.encode(shown, java.nio.charset.StandardCharsets.UTF_8)
                        + "&after=" + page.next();
        return frame.answer(
                Pages.citizens(frame.console("citizens", "case"), new CitizenRows(shown, page.items(), next)));
    }

    @GET
    @Path("{id}")
    public Response show(@PathParam("id") UUID id) {
        Actor actor = frame.actor();
        Wording wording = frame.wording();
        Citizen citizen = citizens.find(actor, id);
        return frame.answer(Pages.citizen(frame.console("citizens", "case"), cards.card(actor, citizen, wording)));
    }

    @POST
    @Path("{id}/details")
    public Response change(
            @PathParam("id") UUID id,
            @RestForm String name,
            @RestForm String language,
            @RestForm String preferredChannel,
            @RestForm boolean secrecy,
            @RestForm Integer version) {
        citizens.change(frame.actor(), id, new Change(null, name, language, preferredChannel, secrecy, version));
        return refreshed();
    }

    @POST
    @Path("{id}/addresses")
    public Response addAddress(@PathParam("id") UUID id, @RestForm String kind, @RestForm String value) {
        citizens.addAddress(frame.actor(), id, new NewAddress(kind, value, null, null, false));
        return refreshed();
    }

    @POST
    @Path("{id}/notes")
    public Response addNote(@PathParam("id") UUID id, @RestForm String text) {
        citizens.addNote(frame.actor(), id, text);
        return refreshed();
    }

    /** Writes down what the citizen agreed to, or that they withdraw it; {@code textVersion} says of which text. */
    @POST
    @Path("{id}/consents")
    public Response consent(
            @PathParam("id") UUID id,
            @RestForm String purpose,
            @RestForm String channel,
            @RestForm String textVersion,
            @RestForm boolean given) {
        citizens.addConsent(frame.actor(), id, purpose, given, textVersion, channel, null);
        return refreshed();
    }

    /** @param representative document, phone or e-mail address of who may act for the citizen */
    @POST
    @Path("{id}/mandates")
    public Response mandate(
            @PathParam("id") UUID id,
            @RestForm String representative,
            @RestForm String scope,
            @RestForm String proof,
            @RestForm String until) {
        Actor actor = frame.actor();
        citizens.addMandate(actor, id, named(actor, representative), scope, proof, day(until));
        return refreshed();
    }

    @POST
    @Path("{id}/mandates/{mandate}/revoke")
    public Response revoke(@PathParam("id") UUID id, @PathParam("mandate") UUID mandate) {
        citizens.revokeMandate(frame.actor(), id, mandate);
        return refreshed();
    }

    /** The one citizen who has that document, phone or e-mail address. */
    private UUID named(Actor actor, String typed) {
        String words = typed == null ? "" : typed.strip();
        boolean phone = words.chars().allMatch(sign -> Character.isDigit(sign) || "+ -()".indexOf(sign) >= 0);
        Query query = words.contains("@")
                ? new Query(null, null, null, words)
                : phone ? new Query(null, null, words, null) : new Query(null, words, null, null);
        List<Citizen> found = citizens.search(actor, query, 2, null).items();
        if (words.isEmpty() || found.size() != 1) {
            throw new InvalidInput("/representative", "unknown", "is not exactly one citizen");
        }
        return found.get(0).id();
    }

    private static LocalDate day(String typed) {
        try {
            return typed == null || typed.isBlank() ? null : LocalDate.parse(typed);
        } catch (DateTimeException wrong) {
            throw new InvalidInput("/validUntil", "invalid", "is no day");
        }
    }

    /** Makes another citizen part of this one. */
    @POST
    @Path("{id}/merge")
    public Response merge(@PathParam("id") UUID id, @RestForm UUID other) {
        merges.merge(frame.actor(), other, id);
        return refreshed();
    }

    @POST
    @Path("{id}/split")
    public Response split(@PathParam("id") UUID id, @RestForm UUID address) {
        UUID made = merges.split(frame.actor(), id, address, null);
        return Response.noContent().header("HX-Redirect", "/citizens/" + made).build();
    }

    @POST
    @Path("{id}/unmerge")
    public Response unmerge(@PathParam("id") UUID id) {
        merges.undoLatest(frame.actor(), id);
        return refreshed();
    }

    private static Response refreshed() {
        return Response.noContent().header("HX-Refresh", "true").build();
    }

    @ServerExceptionMapper
    public Response refuse(RuntimeException failed, @Context HttpHeaders request) {
        return refusals.answer(failed, request);
    }
}
