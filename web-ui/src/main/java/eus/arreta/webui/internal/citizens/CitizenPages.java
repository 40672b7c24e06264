package eus.arreta.webui.internal.citizens;

import eus.arreta.access.Actor;
import eus.arreta.access.Permission;
import eus.arreta.cases.CaseView;
import eus.arreta.cases.Cases;
import eus.arreta.cases.Entry;
import eus.arreta.citizens.Address;
import eus.arreta.citizens.Citizen;
import eus.arreta.citizens.CitizenMerges;
import eus.arreta.citizens.CitizenRecords;
import eus.arreta.citizens.CitizenRecords.Change;
import eus.arreta.citizens.CitizenRecords.Duplicate;
import eus.arreta.citizens.CitizenRecords.NewAddress;
import eus.arreta.citizens.CitizenRecords.Query;
import eus.arreta.http.Page;
import eus.arreta.webui.internal.page.ConsoleFrame;
import eus.arreta.webui.internal.page.ConsolePage;
import eus.arreta.webui.internal.page.Pages;
import eus.arreta.webui.internal.page.Refusals;
import eus.arreta.webui.internal.page.SignedIn;
import eus.arreta.webui.internal.text.CaseWords;
import eus.arreta.webui.internal.text.Moments;
import eus.arreta.webui.internal.text.Wording;
import eus.arreta.webui.internal.thread.Entries;
import eus.arreta.webui.internal.thread.EntryLines;
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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
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
    private final Cases cases;
    private final EntryLines lines;
    private final Moments moments;
    private final ConsoleFrame frame;
    private final Refusals refusals;

    public CitizenPages(
            CitizenRecords citizens,
            CitizenMerges merges,
            Cases cases,
            EntryLines lines,
            Moments moments,
            ConsoleFrame frame,
            Refusals refusals) {
        this.citizens = citizens;
        this.merges = merges;
        this.cases = cases;
        this.lines = lines;
        this.moments = moments;
        this.frame = frame;
        this.refusals = refusals;
    }

    @GET
    public Response search(@QueryParam("q") String words, @QueryParam("after") String after) {
        Wording wording = frame.wording();
        Page<CitizenRows.Row> page = citizens.search(frame.actor(), new Query(words, null, null, null), null, after)
                .map(citizen -> new CitizenRows.Row(
                        "/citizens/" + citizen.id(), who(citizen, wording), inShort(citizen), citizen.language()));
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
        return frame.answer(Pages.citizen(frame.console("citizens", "case"), card(actor, citizen, wording)));
    }

    private CitizenCard card(Actor actor, Citizen citizen, Wording wording) {
        List<Entry> entries = new ArrayList<>(
                cases.ofCitizen(actor, citizen.id(), true, null, null).items());
        Collections.reverse(entries);
        String who = who(citizen, wording);
        return new CitizenCard(
                citizen.id().toString(),
                citizen.version(),
                who,
                citizen.name() == null ? "" : citizen.name(),
                actor.may(Permission.CITIZENS_WORK),
                actor.may(Permission.CITIZENS_MERGE),
                citizen.language(),
                citizen.secrecy(),
                citizen.mergedInto() == null ? null : "/citizens/" + citizen.mergedInto(),
                citizen.addresses().stream()
                        .map(address -> address(address, wording))
                        .toList(),
                citizen.consents().stream()
                        .map(consent -> consent.purpose() + ": "
                                + (consent.given()
                                        ? wording.core().given()
                                        : wording.core().withdrawn())
                                + " · " + moments.full(consent.at(), wording.language()))
                        .toList(),
                citizen.mandates().stream()
                        .filter(mandate -> mandate.revokedAt() == null)
                        .map(mandate -> mandate.scope() + " · " + mandate.proof())
                        .toList(),
                citizen.notes().stream()
                        .map(note -> new CitizenCard.NoteLine(
                                note.text(), note.author(), moments.full(note.at(), wording.language())))
                        .toList(),
                citizen.mergedInto() == null
                        ? citizens.duplicates(actor, citizen.id()).stream()
                                .map(duplicate -> duplicate(duplicate, wording))
                                .toList()
                        : List.of(),
                new Entries(lines.lines(entries, who, wording), null));
    }

    private static CitizenCard.AddressLine address(Address address, Wording wording) {
        String kind =
                switch (address.kind()) {
                    case "phone" -> wording.core().phone();
                    case "email" -> wording.core().email();
                    case "document" -> wording.core().document();
                    default -> address.kind();
                };
        return new CitizenCard.AddressLine(
                address.id().toString(),
                kind,
                address.value(),
                address.isDefault(),
                address.verifiedOn() == null ? null : address.verifiedOn().toString(),
                address.unreachable() == null ? null : wording.core().unreachable(address.unreachable()));
    }

    private static CitizenCard.DuplicateLine duplicate(Duplicate duplicate, Wording wording) {
        Citizen citizen = duplicate.citizen();
        return new CitizenCard.DuplicateLine(
                citizen.id().toString(), "/citizens/" + citizen.id(), who(citizen, wording), inShort(citizen));
    }

    private static String who(Citizen citizen, Wording wording) {
        return new CaseWords(wording).citizen(new CaseView.Person(citizen.id(), citizen.name()));
    }

    private static String inShort(Citizen citizen) {
        return citizen.addresses().stream().limit(3).map(Address::value).collect(Collectors.joining(" · "));
    }

    @POST
    @Path("{id}/details")
    public Response change(
            @PathParam("id") UUID id,
            @RestForm String name,
            @RestForm String language,
            @RestForm boolean secrecy,
            @RestForm Integer version) {
        citizens.change(frame.actor(), id, new Change(null, name, language, null, secrecy, version));
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
