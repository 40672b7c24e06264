package eus.arreta.webui.internal.rights;

import eus.arreta.access.Actor;
import eus.arreta.access.Permission;
import eus.arreta.citizens.DataRights;
import eus.arreta.citizens.DataRights.Blocked;
import eus.arreta.http.Page;
import eus.arreta.webui.internal.page.Console;
import eus.arreta.webui.internal.page.ConsoleFrame;
import eus.arreta.webui.internal.page.ConsolePage;
import eus.arreta.webui.internal.page.Pages;
import eus.arreta.webui.internal.page.Refusals;
import eus.arreta.webui.internal.page.SignedIn;
import eus.arreta.webui.internal.text.Moments;
import eus.arreta.webui.internal.text.RightsTexts;
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
import jakarta.ws.rs.core.UriBuilder;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** {@code /data-protection}: receipts of what was erased, what is blocked, and what is held. */
@Path("/data-protection")
@ConsolePage
@SignedIn
@Produces(MediaType.TEXT_HTML)
public class RightsPages {

    private final DataRights rights;
    private final ConsoleFrame frame;
    private final Moments moments;
    private final Refusals refusals;

    public RightsPages(DataRights rights, ConsoleFrame frame, Moments moments, Refusals refusals) {
        this.rights = rights;
        this.frame = frame;
        this.moments = moments;
        this.refusals = refusals;
    }

    private Console console() {
        return frame.console("data-protection", "case");
    }

    /** Address of the next part; absent at the end. */
    static String next(String path, Page<?> page) {
        return page.next() == null
                ? null
                : UriBuilder.fromPath(path)
                        .queryParam("after", page.next())
                        .build()
                        .toString();
    }

    @GET
    public Response receipts(@QueryParam("after") String after) {
        Wording wording = frame.wording();
        Page<RightsViews.Receipt> page =
                rights.receipts(frame.actor(), null, after).map(receipt -> receipt(receipt, wording));
        return frame.answer(
                Pages.erasures(console(), new RightsViews.Receipts(page.items(), next("/data-protection", page))));
    }

    @GET
    @Path("receipts/{id}")
    public Response receipt(@PathParam("id") UUID id) {
        return frame.answer(Pages.erasure(console(), receipt(rights.receipt(frame.actor(), id), frame.wording())));
    }

    private RightsViews.Receipt receipt(DataRights.Receipt receipt, Wording wording) {
        return new RightsViews.Receipt(
                receipt.id().toString(),
                moments.full(receipt.at(), wording.language()),
                receipt.result().equals("erased"),
                String.join(", ", receipt.cases()),
                receipt.blocked().stream().map(part -> part(part, wording)).toList());
    }

    private RightsViews.BlockedPart part(Blocked part, Wording wording) {
        RightsTexts texts = wording.rights();
        return new RightsViews.BlockedPart(
                part.id().toString(),
                part.receipt().toString(),
                part.caseNumber() == null ? texts.wholePerson() : part.caseNumber(),
                // A hold outlives the rule's term.
                part.hold() != null || part.until() == null
                        ? texts.untilReleased()
                        : moments.full(part.until(), wording.language()),
                why(part, texts),
                moments.full(part.blockedAt(), wording.language()),
                part.destroyedAt() == null
                        ? null
                        : texts.destroyedOn(moments.full(part.destroyedAt(), wording.language())));
    }

    private static String why(Blocked part, RightsTexts texts) {
        if (part.rule() == null) {
            return texts.becauseOfHold();
        }
        return part.hold() == null ? part.rule() : part.rule() + " · " + texts.becauseOfHold();
    }

    @GET
    @Path("blocked")
    public Response blocked(@QueryParam("after") String after) {
        Actor actor = frame.actor();
        Wording wording = frame.wording();
        Page<RightsViews.BlockedPart> page = rights.blocked(actor, null, after).map(part -> part(part, wording));
        return frame.answer(Pages.blockedData(
                console(),
                new RightsViews.BlockedParts(
                        page.items(), actor.may(Permission.BLOCKED_DATA), next("/data-protection/blocked", page))));
    }

    @GET
    @Path("holds")
    public Response holds(@QueryParam("after") String after) {
        Wording wording = frame.wording();
        Page<RightsViews.HoldLine> page =
                rights.holds(frame.actor(), null, after).map(hold -> hold(hold, wording));
        return frame.answer(
                Pages.holds(console(), new RightsViews.Holds(page.items(), next("/data-protection/holds", page))));
    }

    private RightsViews.HoldLine hold(DataRights.Hold hold, Wording wording) {
        RightsTexts texts = wording.rights();
        boolean person = hold.caseNumber() == null;
        return new RightsViews.HoldLine(
                hold.id().toString(),
                person ? texts.wholePerson() : hold.caseNumber(),
                person ? "/citizens/" + hold.citizenId() : "/cases/" + hold.caseNumber(),
                hold.reason(),
                texts.setBy(hold.setBy(), moments.full(hold.setAt(), wording.language())),
                hold.releasedAt() == null
                        ? null
                        : texts.releasedBy(hold.releasedBy(), moments.full(hold.releasedAt(), wording.language())));
    }

    @POST
    @Path("holds/{id}/release")
    public Response release(@PathParam("id") UUID id) {
        rights.release(frame.actor(), id);
        return Response.noContent().header("HX-Refresh", "true").build();
    }

    @ServerExceptionMapper
    public Response refuse(RuntimeException failed, @Context HttpHeaders request) {
        return RightsForms.refuse(failed, request, frame, refusals);
    }
}
