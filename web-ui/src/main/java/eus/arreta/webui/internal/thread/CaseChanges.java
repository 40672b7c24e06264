package eus.arreta.webui.internal.thread;

import eus.arreta.access.Actor;
import eus.arreta.cases.AgentDesk;
import eus.arreta.cases.CaseChange;
import eus.arreta.cases.CaseState;
import eus.arreta.cases.CaseView;
import eus.arreta.cases.CaseWork;
import eus.arreta.cases.Cases;
import eus.arreta.cases.Contacts;
import eus.arreta.cases.Muting;
import eus.arreta.cases.Outcome;
import eus.arreta.cases.OutcomeGiven;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.webui.internal.page.ConsoleFrame;
import eus.arreta.webui.internal.page.ConsolePage;
import eus.arreta.webui.internal.page.Refusals;
import eus.arreta.webui.internal.page.SignedIn;
import eus.arreta.webui.internal.text.LinkedText;
import eus.arreta.webui.internal.text.Moments;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What an agent does beside the open case: says what came of concerns, fills in, links, merges, promises, restricts. */
@Path("/cases/{number}")
@ConsolePage
@SignedIn
@Produces(MediaType.TEXT_HTML)
public class CaseChanges {

    /** For how many days conversations can be muted here; by the API for any time up to a year. */
    static final List<Integer> MUTED_DAYS = List.of(1, 7, 30);

    private final CaseWork work;
    private final Muting muting;
    private final Cases cases;
    private final Contacts contacts;
    private final AgentDesk desk;
    private final CaseFields fields;
    private final Moments moments;
    private final ConsoleFrame frame;
    private final Refusals refusals;

    public CaseChanges(
            CaseWork work,
            Muting muting,
            Cases cases,
            Contacts contacts,
            AgentDesk desk,
            CaseFields fields,
            Moments moments,
            ConsoleFrame frame,
            Refusals refusals) {
        this.work = work;
        this.muting = muting;
        this.cases = cases;
        this.contacts = contacts;
        this.desk = desk;
        this.fields = fields;
        this.moments = moments;
        this.frame = frame;
        this.refusals = refusals;
    }

    @POST
    @Path("outcomes")
    public Response decide(
            @RestForm UUID concern,
            @RestForm String outcome,
            @RestForm String body,
            @RestForm String registryNumber,
            @RestForm String reason) {
        contacts.decide(
                frame.actor(),
                concern,
                new OutcomeGiven(Outcome.of(outcome), body, registryNumber, null, reason, null));
        return done();
    }

    @POST
    @Path("details")
    public Response change(
            @PathParam("number") String number,
            @RestForm String subject,
            @RestForm String kind,
            @RestForm String topic,
            @RestForm String priority,
            @RestForm String tags,
            @RestForm String queue,
            @RestForm Integer version) {
        Actor actor = frame.actor();
        List<String> wanted = Arrays.stream((tags == null ? "" : tags).split(","))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .toList();
        work.change(actor, number, new CaseChange(subject, kind, topic, priority, wanted, null, null, version));
        CaseView found = cases.find(actor, number);
        if (queue != null && !queue.isEmpty() && !queue.equals(found.queue())) {
            UUID assignee = found.assignee() == null ? null : found.assignee().id();
            work.assign(actor, number, assignee, queue, null);
        }
        return done();
    }

    /** Fills in the fields that administrators added: {@code field-<code>} each, empty ones are taken away. */
    @POST
    @Path("fields")
    public Response fillIn(@PathParam("number") String number, MultivaluedMap<String, String> form) {
        Actor actor = frame.actor();
        CaseView found = cases.find(actor, number);
        work.change(
                actor,
                number,
                new CaseChange(
                        null, null, null, null, null, fields.changed(actor, found, form), null, fields.version(form)));
        return done();
    }

    /** @param until day and time in the office's zone; empty brings the case back */
    @POST
    @Path("snooze")
    public Response snooze(@PathParam("number") String number, @RestForm String until) {
        Actor actor = frame.actor();
        CaseView found = cases.find(actor, number);
        CaseState state = found.state() == CaseState.ON_HOLD ? CaseState.ON_HOLD : CaseState.WAITING;
        boolean wake = until == null || until.isBlank();
        work.changeState(
                actor, number, wake ? found.state() : state, null, wake ? null : moments.typed(until, "/until"), null);
        return done();
    }

    /** @param days absent to hear the conversations again */
    @POST
    @Path("mute")
    public Response mute(@PathParam("number") String number, @RestForm Integer days, @RestForm String reason) {
        if (days == null) {
            muting.unmute(frame.actor(), number);
        } else if (MUTED_DAYS.contains(days)) {
            muting.mute(frame.actor(), number, Instant.now().plus(Duration.ofDays(days)), reason);
        } else {
            throw new InvalidInput("/days", "invalid", "is none of the offered");
        }
        return done();
    }

    @POST
    @Path("links")
    public Response link(@PathParam("number") String number, @RestForm String type, @RestForm String other) {
        work.link(frame.actor(), number, type, number(other));
        return done();
    }

    @POST
    @Path("unlink")
    public Response unlink(@PathParam("number") String number, @RestForm String type, @RestForm String other) {
        work.unlink(frame.actor(), number, type, number(other));
        return done();
    }

    @POST
    @Path("merge")
    public Response merge(@PathParam("number") String number, @RestForm String into, @RestForm Integer version) {
        work.merge(frame.actor(), number, number(into), version);
        return done();
    }

    @POST
    @Path("unmerge")
    public Response unmerge(@PathParam("number") String number) {
        work.unmerge(frame.actor(), number);
        return done();
    }

    @POST
    @Path("split")
    public Response split(@PathParam("number") String number, @RestForm UUID message) {
        String made = work.split(frame.actor(), number, List.of(message), null);
        return Response.noContent().header("HX-Redirect", "/cases/" + made).build();
    }

    @POST
    @Path("promises")
    public Response promise(@PathParam("number") String number, @RestForm String text, @RestForm String due) {
        work.promise(frame.actor(), number, text, null, moments.typed(due, "/due"));
        return done();
    }

    @POST
    @Path("promises/{promise}")
    public Response settle(@PathParam("promise") UUID promise, @RestForm boolean kept, @RestForm Integer version) {
        work.settlePromise(frame.actor(), promise, kept, version);
        return done();
    }

    /** @param to {@code me}: the reader and all supervisors; anything else opens the case to everybody */
    @POST
    @Path("restriction")
    public Response restrict(@PathParam("number") String number, @RestForm String to, @RestForm Integer version) {
        Actor actor = frame.actor();
        boolean me = "me".equals(to);
        work.restrict(
                actor, number, me ? List.of(actor.id()) : List.of(), me ? List.of("supervisor") : List.of(), version);
        return done();
    }

    @POST
    @Path("break-glass")
    public Response breakGlass(@PathParam("number") String number, @RestForm String reason) {
        work.breakGlass(frame.actor(), number, reason);
        return Response.noContent()
                .header("HX-Redirect", URI.create("/cases/" + number).toString())
                .build();
    }

    @POST
    @Path("follow")
    public Response follow(@PathParam("number") String number, @RestForm boolean follow) {
        desk.follow(frame.actor(), number, follow);
        return done();
    }

    @POST
    @Path("continue-code")
    public Response continueElsewhere(@PathParam("number") String number) {
        CaseWork.ContinueCode code = work.continueElsewhere(frame.actor(), number);
        String until = moments.full(code.until(), frame.wording().language());
        return Response.ok("<output class=\"code\"><b>" + LinkedText.escaped(code.code()) + "</b> <small>→ "
                        + LinkedText.escaped(until) + "</small></output>")
                .build();
    }

    @POST
    @Path("drafts")
    public Response keepDraft(@PathParam("number") String number, @RestForm String kind, @RestForm String text) {
        desk.keepDraft(frame.actor(), number, kind, text);
        return done();
    }

    private static String number(String typed) {
        if (typed == null || typed.isBlank()) {
            throw new InvalidInput("/number", "required", "is empty");
        }
        return typed.strip().toUpperCase(java.util.Locale.ROOT);
    }

    private static Response done() {
        return Response.noContent().build();
    }

    @ServerExceptionMapper
    public Response refuse(RuntimeException failed, @Context HttpHeaders request) {
        return refusals.answer(failed, request);
    }
}
