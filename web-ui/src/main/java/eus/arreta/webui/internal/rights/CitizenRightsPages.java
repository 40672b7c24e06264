package eus.arreta.webui.internal.rights;

import eus.arreta.access.Actor;
import eus.arreta.access.Permission;
import eus.arreta.cases.CaseView;
import eus.arreta.citizens.Citizen;
import eus.arreta.citizens.CitizenRecords;
import eus.arreta.citizens.DataRights;
import eus.arreta.http.Problem;
import eus.arreta.webui.internal.page.ConsoleFrame;
import eus.arreta.webui.internal.page.ConsolePage;
import eus.arreta.webui.internal.page.Pages;
import eus.arreta.webui.internal.page.Refusals;
import eus.arreta.webui.internal.page.SignedIn;
import eus.arreta.webui.internal.text.CaseWords;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** {@code /citizens/{id}/rights}: a citizen is erased after a page of its own that asks why, or is kept from it. */
@Path("/citizens/{id}/rights")
@ConsolePage
@SignedIn
@Produces(MediaType.TEXT_HTML)
public class CitizenRightsPages {

    private final DataRights rights;
    private final CitizenRecords citizens;
    private final ConsoleFrame frame;
    private final Refusals refusals;

    public CitizenRightsPages(DataRights rights, CitizenRecords citizens, ConsoleFrame frame, Refusals refusals) {
        this.rights = rights;
        this.citizens = citizens;
        this.frame = frame;
        this.refusals = refusals;
    }

    @GET
    @Path("erasure")
    public Response ask(@PathParam("id") UUID id) {
        Actor actor = frame.actor();
        actor.require(Permission.DATA_RIGHTS);
        Citizen citizen = citizens.find(actor, id);
        if (citizen.mergedInto() != null) {
            throw Problem.conflict(
                    "merged", "This citizen is part of another one.", Map.of("mergedInto", citizen.mergedInto()));
        }
        String who = new CaseWords(frame.wording()).citizen(new CaseView.Person(citizen.id(), citizen.name()));
        return frame.answer(Pages.erase(frame.console("citizens", "case"), id.toString(), who));
    }

    /** Erases, and leads to the receipt; sent again, it leads to the same one. */
    @POST
    @Path("erasure")
    public Response erase(@PathParam("id") UUID id, @RestForm String reason, @RestForm String confirmed) {
        RightsForms.requireConfirmed(confirmed);
        DataRights.Receipt receipt = rights.erase(frame.actor(), id, reason);
        return Response.noContent()
                .header("HX-Redirect", "/data-protection/receipts/" + receipt.id())
                .build();
    }

    @POST
    @Path("hold")
    public Response hold(@PathParam("id") UUID id, @RestForm String reason) {
        Actor actor = frame.actor();
        rights.hold(actor, citizens.find(actor, id).id(), null, null, reason);
        return Response.noContent()
                .header("HX-Redirect", "/data-protection/holds")
                .build();
    }

    @ServerExceptionMapper
    public Response refuse(RuntimeException failed, @Context HttpHeaders request) {
        return RightsForms.refuse(failed, request, frame, refusals);
    }
}
