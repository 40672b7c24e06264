package eus.arreta.sla.internal.api;

import eus.arreta.access.Actor;
import eus.arreta.access.CurrentActor;
import eus.arreta.calendars.Explanations;
import eus.arreta.calendars.LegalUnit;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.http.IdempotencyKeys;
import eus.arreta.http.Page;
import eus.arreta.http.Problem;
import eus.arreta.sla.LegalDeadlineEntry;
import eus.arreta.sla.LegalDeadlines;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.Supplier;

/** {@code /api/cases/{number}/legal-deadlines}: only this starts a legal clock. */
@Path("/api/cases/{number}/legal-deadlines")
public class LegalDeadlinesResource {

    private static final String KEY = "Idempotency-Key";

    private final LegalDeadlines deadlines;
    private final IdempotencyKeys keys;
    private final CurrentActor current;

    public LegalDeadlinesResource(LegalDeadlines deadlines, IdempotencyKeys keys, CurrentActor current) {
        this.deadlines = deadlines;
        this.keys = keys;
        this.current = current;
    }

    /** By which entry the start can be found. */
    public record Confirmation(String registryNumber) {}

    /** Why and when it stops; days, or instants of which the day counts. */
    public record NewSuspension(String cause, String from, String to) {}

    /** By how much it is lengthened. */
    public record NewExtension(Integer count, LegalUnit unit, String reason, String decidedAt) {}

    @GET
    public Page<LegalDeadlineEntry> list(@PathParam("number") String number, @Context HttpHeaders headers) {
        return new Page<>(deadlines.list(current.get(), number, language(headers)), null);
    }

    @GET
    @Path("{id}")
    public LegalDeadlineEntry get(
            @PathParam("number") String number, @PathParam("id") UUID id, @Context HttpHeaders headers) {
        return deadlines.find(current.get(), number, id, language(headers));
    }

    @POST
    @Transactional
    public Response enter(
            @PathParam("number") String number,
            @HeaderParam(KEY) String key,
            LegalDeadlines.Wanted body,
            @Context HttpHeaders headers) {
        return answer(
                number,
                key,
                "legal-deadlines " + body,
                headers,
                body,
                () -> deadlines.enter(current.get(), number, body));
    }

    @PATCH
    @Path("{id}")
    @Transactional
    public LegalDeadlineEntry confirm(
            @PathParam("number") String number,
            @PathParam("id") UUID id,
            Confirmation body,
            @Context HttpHeaders headers) {
        if (body == null) {
            throw Problem.of(400, "malformed-json", "The body is missing.");
        }
        deadlines.confirm(current.get(), number, id, body.registryNumber());
        return deadlines.find(current.get(), number, id, language(headers));
    }

    @POST
    @Path("{id}/suspensions")
    @Transactional
    public Response suspend(
            @PathParam("number") String number,
            @PathParam("id") UUID id,
            @HeaderParam(KEY) String key,
            NewSuspension body,
            @Context HttpHeaders headers) {
        return answer(number, key, id + " suspensions " + body, headers, body, () -> {
            deadlines.suspend(
                    current.get(), number, id, body.cause(), day(body.from(), "/from"), day(body.to(), "/to"));
            return id;
        });
    }

    @POST
    @Path("{id}/extensions")
    @Transactional
    public Response extend(
            @PathParam("number") String number,
            @PathParam("id") UUID id,
            @HeaderParam(KEY) String key,
            NewExtension body,
            @Context HttpHeaders headers) {
        return answer(number, key, id + " extensions " + body, headers, body, () -> {
            deadlines.extend(
                    current.get(), number, id, body.count(), body.unit(), body.reason(), moment(body.decidedAt()));
            return id;
        });
    }

    private Response answer(
            String number, String key, String request, HttpHeaders headers, Object body, Supplier<UUID> write) {
        if (body == null) {
            throw Problem.of(400, "malformed-json", "The body is missing.");
        }
        Actor actor = current.get();
        UUID id = keys.once(
                        actor.id(),
                        key,
                        "POST case " + number + " " + request,
                        () -> new IdempotencyKeys.Answer(201, write.get()))
                .id();
        return Response.status(201)
                .entity(deadlines.find(actor, number, id, language(headers)))
                .build();
    }

    private static String language(HttpHeaders headers) {
        return Explanations.language(headers.getAcceptableLanguages());
    }

    /** An instant; of a date its noon, which is on that day all over Europe. */
    private static Instant moment(String text) {
        try {
            return text == null
                    ? null
                    : text.length() == 10
                            ? LocalDate.parse(text).atTime(12, 0).toInstant(ZoneOffset.UTC)
                            : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException none) {
            throw new InvalidInput("/decidedAt", "invalid", "is no instant such as 2026-03-02T10:00:00+01:00");
        }
    }

    /** The day that the text names: its own date, whatever follows. */
    private static LocalDate day(String text, String pointer) {
        if (text == null) {
            return null;
        }
        try {
            return LocalDate.parse(text.substring(0, Math.min(10, text.length())));
        } catch (DateTimeException none) {
            throw new InvalidInput(pointer, "invalid", "is no day such as 2026-03-02");
        }
    }
}
