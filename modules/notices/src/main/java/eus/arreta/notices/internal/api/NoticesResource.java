package eus.arreta.notices.internal.api;

import eus.arreta.access.Actor;
import eus.arreta.access.CurrentActor;
import eus.arreta.access.Permission;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.http.IdempotencyKeys;
import eus.arreta.http.IdempotencyKeys.Answer;
import eus.arreta.http.Page;
import eus.arreta.http.Problem;
import eus.arreta.notices.Notice;
import eus.arreta.notices.Notices;
import eus.arreta.notices.RecipientList;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/** {@code /api/notices}: courtesy messages to citizens. */
@Path("/api/notices")
public class NoticesResource {

    private static final String CSV = "text/csv";

    private final Notices notices;
    private final CurrentActor current;
    private final IdempotencyKeys keys;

    public NoticesResource(Notices notices, CurrentActor current, IdempotencyKeys keys) {
        this.notices = notices;
        this.current = current;
        this.keys = keys;
    }

    /** A citizen, and what of the template is filled in for them. */
    public record RecipientWanted(UUID citizen, Map<String, String> values) {}

    /**
     * A notice to citizens that the caller names.
     *
     * @param recipients 1 to 10,000
     * @param values     the same for all of them; what a recipient's own values say counts more
     */
    public record NoticeWanted(
            String template,
            UUID account,
            List<RecipientWanted> recipients,
            Map<String, String> values,
            Instant scheduledAt) {

        RecipientList list() {
            if (recipients == null || recipients.isEmpty() || recipients.size() > RecipientList.MOST) {
                throw new InvalidInput("/recipients", "invalid", "names 1 to " + RecipientList.MOST + " citizens");
            }
            List<RecipientList.Row> rows = new ArrayList<>();
            for (RecipientWanted one : recipients) {
                Map<String, String> fields = new HashMap<>(values == null ? Map.of() : values);
                fields.putAll(one == null || one.values() == null ? Map.of() : one.values());
                if (fields.containsValue(null)) {
                    throw new InvalidInput("/values", "invalid", "holds a name without a value");
                }
                fields.keySet().removeAll(List.of("document", "phone", "email"));
                fields.put(
                        "citizen",
                        one == null || one.citizen() == null
                                ? ""
                                : one.citizen().toString());
                rows.add(new RecipientList.Row(rows.size() + 1L, fields));
            }
            return new RecipientList(rows, List.of());
        }

        /** Hides the values. */
        @Override
        public String toString() {
            return "NoticeWanted[" + template + "]";
        }
    }

    @GET
    public Page<Notice> list(@QueryParam("limit") Integer limit, @QueryParam("after") String after) {
        return notices.list(current.get(), limit, after);
    }

    @POST
    @Transactional
    public Response create(
            @HeaderParam("Idempotency-Key") String key,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun,
            NoticeWanted body) {
        if (body == null) {
            throw Problem.of(400, "malformed-json", "The body is missing.");
        }
        Notices.Wanted wanted = new Notices.Wanted(body.template(), body.account(), body.scheduledAt());
        String request = wanted + " " + body.recipients() + " " + body.values();
        return make(key, request, wanted, body.list(), dryRun);
    }

    /** The body of the request is the file: a row each citizen, a column each value of the template. */
    @POST
    @Path("import")
    @Consumes({CSV, MediaType.TEXT_PLAIN, MediaType.APPLICATION_OCTET_STREAM})
    @Produces(MediaType.APPLICATION_JSON)
    @Transactional
    public Response take(
            @HeaderParam("Idempotency-Key") String key,
            @QueryParam("template") String template,
            @QueryParam("account") UUID account,
            @QueryParam("scheduledAt") String scheduledAt,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun,
            byte[] csv) {
        byte[] file = csv == null ? new byte[0] : csv;
        Notices.Wanted wanted = new Notices.Wanted(template, account, instant(scheduledAt));
        return make(
                key,
                wanted + " " + new String(file, StandardCharsets.ISO_8859_1),
                wanted,
                RecipientList.ofCsv(file),
                dryRun);
    }

    private Response make(String key, String request, Notices.Wanted wanted, RecipientList list, boolean dryRun) {
        Actor actor = current.get();
        if (dryRun) {
            return Response.ok(notices.create(actor, wanted, list, true)).build();
        }
        AtomicReference<Notices.Created> made = new AtomicReference<>();
        Answer answer = keys.once(actor.id(), key, "POST /api/notices " + request, () -> {
            made.set(notices.create(actor, wanted, list, false));
            return new Answer(201, made.get().id());
        });
        // Asked for again: what was made then, without the rows that were wrong then.
        Object body = made.get() != null
                ? made.get()
                : new Notices.Created(
                        answer.id(), notices.find(actor, answer.id()).recipients(), List.of(), null);
        return Response.status(answer.status()).entity(body).build();
    }

    private static Instant instant(String text) {
        try {
            return text == null || text.isBlank() ? null : Instant.parse(text);
        } catch (DateTimeException wrong) {
            throw new InvalidInput("/scheduledAt", "invalid", "is no instant such as 2026-01-31T09:00:00Z");
        }
    }

    @GET
    @Path("{id}")
    public Notice get(@PathParam("id") UUID id) {
        return notices.find(current.get(), id);
    }

    @GET
    @Path("{id}/recipients")
    public Page<Notice.Recipient> recipients(
            @PathParam("id") UUID id,
            @QueryParam("state") String state,
            @QueryParam("limit") Integer limit,
            @QueryParam("after") String after) {
        return notices.recipients(current.get(), id, state, limit, after);
    }

    /** What came of it, a row each citizen, in the order of the list. */
    @GET
    @Path("{id}/results.csv")
    @Produces(CSV)
    public Response results(@PathParam("id") UUID id) {
        Actor actor = current.get();
        // Asked before the first byte, so that a refusal is an answer and not an empty file.
        actor.require(Permission.EXPORT);
        notices.find(actor, id);
        StreamingOutput rows = out -> write(actor, id, out);
        return Response.ok(rows, CSV + "; charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"notice-" + id + ".csv\"")
                .build();
    }

    /** Ids, words and times of ours only: nothing that a spreadsheet would take for a formula. */
    private void write(Actor actor, UUID id, OutputStream out) throws IOException {
        out.write("\uFEFFcitizen;state;reason;updatedAt;messageId\r\n".getBytes(StandardCharsets.UTF_8));
        List<Notice.Recipient> page = notices.results(actor, id, null);
        while (!page.isEmpty()) {
            StringBuilder lines = new StringBuilder();
            page.forEach(one -> lines.append(one.citizen())
                    .append(';')
                    .append(one.state())
                    .append(';')
                    .append(one.reason() == null ? "" : one.reason())
                    .append(';')
                    .append(one.updatedAt())
                    .append(';')
                    .append(one.messageId() == null ? "" : one.messageId())
                    .append("\r\n"));
            out.write(lines.toString().getBytes(StandardCharsets.UTF_8));
            page = notices.results(actor, id, page.get(page.size() - 1).position());
        }
    }

    @POST
    @Path("{id}/cancel")
    public Notice cancel(@PathParam("id") UUID id) {
        return notices.cancel(current.get(), id);
    }

    /** What to do about those who may have got it: {@code resend} or {@code discard}. */
    public record Decision(String decision) {}

    @POST
    @Path("{id}/decision")
    public Notice decide(@PathParam("id") UUID id, Decision body) {
        if (body == null) {
            throw Problem.of(400, "malformed-json", "The body is missing.");
        }
        if (!"resend".equals(body.decision()) && !"discard".equals(body.decision())) {
            throw new InvalidInput("/decision", "invalid", "is neither resend nor discard");
        }
        return notices.decide(current.get(), id, body.decision().equals("resend"));
    }
}
