package eus.arreta.notices;

import com.fasterxml.jackson.annotation.JsonInclude;
import eus.arreta.access.Actor;
import eus.arreta.access.Audit;
import eus.arreta.access.Permission;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.http.Cursor;
import eus.arreta.http.Page;
import eus.arreta.http.Problem;
import eus.arreta.notices.internal.webhooks.PublicAddresses;
import eus.arreta.notices.internal.webhooks.WebhookTable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** Programs that are told of events over HTTP, signed and in order. */
@ApplicationScoped
public class Webhooks {

    private static final Pattern TYPE = Pattern.compile("eus\\.arreta\\.[a-z0-9.-]{1,100}");
    private static final int MOST_TYPES = 100;
    private static final int MOST = 50;

    private final WebhookTable table;
    private final PublicAddresses addresses;
    private final Audit audit;

    public Webhooks(WebhookTable table, PublicAddresses addresses, Audit audit) {
        this.table = table;
        this.addresses = addresses;
        this.audit = audit;
    }

    /** What is to be set; absent parts stay, or are: all types, enabled. */
    public record Wanted(String url, List<String> types, Boolean enabled, Integer version) {}

    /** A webhook that was made, with its secret, shown this one time. */
    public record Created(Webhook webhook, String secret) {}

    /**
     * An event on its way to a webhook.
     *
     * @param state  {@code waiting}, {@code done} or {@code failed}
     * @param dueAt  when it is tried next; absent when it isn't
     * @param status of the newest answer; absent when there was none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Delivery(
            UUID id,
            UUID eventId,
            String type,
            Instant at,
            String state,
            int attempts,
            Instant dueAt,
            Integer status,
            String error) {}

    /** All webhooks, oldest first; there are few. */
    public List<Webhook> list(Actor actor) {
        actor.require(Permission.SETTINGS);
        return table.all();
    }

    /** @throws Problem 404 */
    public Webhook find(Actor actor, UUID id) {
        actor.require(Permission.SETTINGS);
        return table.find(id).orElseThrow(() -> Problem.notFound("webhook"));
    }

    /**
     * Makes a webhook. It is told of what happens from now on.
     *
     * @throws InvalidInput {@code /url} when it is no address that may be told anything, {@code /types}
     * @throws Problem      409 {@code too-many}
     */
    @Transactional
    public Created create(Actor actor, Wanted wanted) {
        actor.require(Permission.SETTINGS);
        String url = addresses.check(wanted.url(), "/url").toString();
        List<String> types = types(wanted.types() == null ? List.of() : wanted.types());
        if (table.all().size() >= MOST) {
            throw Problem.conflict("too-many", "There are " + MOST + " webhooks already.", Map.of());
        }
        Created created = table.create(url, types, !Boolean.FALSE.equals(wanted.enabled()));
        audit.record(actor, "webhook-created", subject(created.webhook().id()), null, created.webhook());
        return created;
    }

    /** @throws Problem 404; 409 {@code stale} with {@code current} */
    @Transactional
    public Webhook change(Actor actor, UUID id, Wanted wanted) {
        actor.require(Permission.SETTINGS);
        Webhook before = table.lock(id).orElseThrow(() -> Problem.notFound("webhook"));
        if (wanted.version() != null && wanted.version() != before.version()) {
            throw Problem.conflict(
                    "stale", "Somebody else has changed this webhook meanwhile.", Map.of("current", before));
        }
        Webhook after = table.change(
                id,
                wanted.url() == null
                        ? before.url()
                        : addresses.check(wanted.url(), "/url").toString(),
                wanted.types() == null ? before.types() : types(wanted.types()),
                wanted.enabled() == null ? before.enabled() : wanted.enabled());
        audit.record(actor, "webhook-changed", subject(id), before, after);
        return after;
    }

    /** Takes a webhook away with what waits for it. @throws Problem 404 */
    @Transactional
    public void remove(Actor actor, UUID id) {
        actor.require(Permission.SETTINGS);
        Webhook before = table.lock(id).orElseThrow(() -> Problem.notFound("webhook"));
        table.remove(id);
        audit.record(actor, "webhook-removed", subject(id), before, null);
    }

    /** What was and is to be told to one webhook, newest first. @throws Problem 404 */
    public Page<Delivery> deliveries(Actor actor, UUID id, String state, Integer limit, String after) {
        find(actor, id);
        int size = Page.limit(limit);
        List<WebhookTable.Numbered> rows = table.deliveries(
                id, state, after == null ? null : Cursor.parse(after, 1).number(0), size + 1);
        return Page.of(rows, size, row -> Cursor.of(row.no())).map(WebhookTable.Numbered::delivery);
    }

    /** Tells an event once more, under its own id: who has had it knows it. @throws Problem 404 */
    @Transactional
    public void resend(Actor actor, UUID id, UUID delivery) {
        find(actor, id);
        if (!table.resend(id, delivery)) {
            throw Problem.notFound("delivery");
        }
        audit.record(actor, "webhook-resent", subject(id), null, Map.of("delivery", delivery));
    }

    private static List<String> types(List<String> types) {
        if (types.size() > MOST_TYPES
                || types.stream()
                        .anyMatch(type -> type == null || !TYPE.matcher(type).matches())) {
            throw new InvalidInput("/types", "invalid", "holds up to " + MOST_TYPES + " types of events");
        }
        return List.copyOf(types);
    }

    private static String subject(UUID id) {
        return "webhook:" + id;
    }
}
