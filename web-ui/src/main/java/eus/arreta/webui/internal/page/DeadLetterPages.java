package eus.arreta.webui.internal.page;

import eus.arreta.events.DeadLetters;
import eus.arreta.events.DeadLetters.DeadLetter;
import eus.arreta.events.Topic;
import eus.arreta.http.Page;
import eus.arreta.webui.internal.text.Moments;
import eus.arreta.webui.internal.text.Texts;
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
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** {@code /dead-letters}: what could not be processed, and processing it again. */
@Path("/dead-letters")
@ConsolePage
@SignedIn
@Produces(MediaType.TEXT_HTML)
public class DeadLetterPages {

    /** The topics that consumers of ours read: only their records become dead letters. */
    private static final List<String> TOPICS = Stream.of(
                    Topic.INBOUND, Topic.OUTBOUND, Topic.CASE_EVENTS, Topic.CONVERSATION_EVENTS, Topic.CITIZEN_EVENTS)
            .map(Topic::topicName)
            .toList();

    private final DeadLetters letters;
    private final ConsoleFrame frame;
    private final Moments moments;
    private final Refusals refusals;

    public DeadLetterPages(DeadLetters letters, ConsoleFrame frame, Moments moments, Refusals refusals) {
        this.letters = letters;
        this.frame = frame;
        this.moments = moments;
        this.refusals = refusals;
    }

    @GET
    public Response list(
            @QueryParam("topic") String topic, @QueryParam("cause") String cause, @QueryParam("after") String after) {
        Wording wording = frame.wording();
        Page<LetterRows.Row> page =
                letters.list(frame.actor(), filter(topic, cause), null, after).map(letter -> row(letter, wording));
        String next = page.next() == null
                ? null
                : UriBuilder.fromPath("/dead-letters")
                        .queryParam("topic", shown(topic))
                        .queryParam("cause", shown(cause))
                        .queryParam("after", page.next())
                        .build()
                        .toString();
        return frame.answer(Pages.deadLetters(
                frame.console("dead-letters", "case"),
                new LetterRows(page.items(), TOPICS, shown(topic), shown(cause), next)));
    }

    /** Sends again what waits among those that the filter finds. */
    @POST
    @Path("replay")
    public Response replayAll(@RestForm String topic, @RestForm String cause) {
        letters.replayAll(frame.actor(), filter(topic, cause), DeadLetters.MOST_AT_ONCE);
        return Response.noContent().header("HX-Refresh", "true").build();
    }

    private static DeadLetters.Filter filter(String topic, String cause) {
        return new DeadLetters.Filter(asked(topic), asked(cause), null);
    }

    /** A form sends what was left open as an empty text. */
    private static String asked(String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    private static String shown(String typed) {
        return typed == null ? "" : typed;
    }

    @POST
    @Path("{id}/replay")
    public Response replay(@PathParam("id") UUID id) {
        return frame.answer(Pages.letterRow(row(letters.replay(frame.actor(), id), frame.wording())));
    }

    private LetterRows.Row row(DeadLetter letter, Wording wording) {
        return new LetterRows.Row(
                letter.id().toString(),
                moments.full(letter.failedAt(), wording.language()),
                letter.topic() + " " + letter.partition() + ":" + letter.offset(),
                letter.type() == null ? "" : letter.type(),
                letter.cause(),
                letter.detail() == null ? "" : letter.detail(),
                letter.attempts(),
                state(letter.state(), wording.texts()),
                !letter.state().equals("done"));
    }

    private static String state(String state, Texts texts) {
        return switch (state) {
            case "open" -> texts.letterOpen();
            case "replayed" -> texts.letterReplayed();
            case "done" -> texts.letterDone();
            default -> state;
        };
    }

    @ServerExceptionMapper
    public Response refuse(RuntimeException failed, @Context HttpHeaders request) {
        return refusals.answer(failed, request);
    }
}
