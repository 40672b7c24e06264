package eus.arreta.notices.internal.webhooks;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import eus.arreta.access.SecretBox;
import eus.arreta.notices.Webhook;
import eus.arreta.notices.Webhooks;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Webhooks and what is to be told to them, in the database. */
@ApplicationScoped
public class WebhookTable {

    static final String SECRETS = "webhook-secrets";

    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();
    private static final int SECRET_BYTES = 32;

    private final Jdbi jdbi;
    private final SecretBox box;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public WebhookTable(Jdbi jdbi, SecretBox box, Clock clock) {
        this.jdbi = jdbi;
        this.box = box;
        this.clock = clock;
    }

    /** A delivery with its place in the list. */
    public record Numbered(long no, Webhooks.Delivery delivery) {}

    /** The event that a webhook is to be told next. */
    record Due(
            UUID id,
            UUID webhookId,
            UUID eventId,
            String type,
            Instant at,
            String body,
            int attempts,
            String url,
            byte[] secret,
            Instant failingSince) {}

    /** An event for all who want it. */
    record Told(UUID eventId, String type, Instant at, String body) {}

    public List<Webhook> all() {
        return jdbi.withHandle(handle -> handle.createQuery("select * from notices.webhook order by created_at, id")
                .map((row, context) -> read(row))
                .list());
    }

    public Optional<Webhook> find(UUID id) {
        return find(id, "");
    }

    public Optional<Webhook> lock(UUID id) {
        return find(id, " for update");
    }

    private Optional<Webhook> find(UUID id, String lock) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from notices.webhook where id = :id" + lock)
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne());
    }

    public Webhooks.Created create(String url, List<String> types, boolean enabled) {
        UUID id = IDS.generate();
        byte[] drawn = new byte[SECRET_BYTES];
        random.nextBytes(drawn);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(drawn);
        jdbi.useHandle(handle -> handle.createUpdate("insert into notices.webhook"
                        + " (id, url, types, secret, enabled, created_at, version)"
                        + " values (:id, :url, :types, :secret, :enabled, :now, 0)")
                .bind("id", id)
                .bind("url", url)
                .bindArray("types", String.class, types.toArray())
                .bind("secret", box.seal(SECRETS, secret))
                .bind("enabled", enabled)
                .bind("now", now())
                .execute());
        return new Webhooks.Created(find(id).orElseThrow(), secret);
    }

    public Webhook change(UUID id, String url, List<String> types, boolean enabled) {
        jdbi.useHandle(handle -> handle.createUpdate("update notices.webhook set url = :url, types = :types,"
                        + " enabled = :enabled, failing_since = case when :enabled and not enabled then null"
                        + " else failing_since end, version = version + 1 where id = :id")
                .bind("url", url)
                .bindArray("types", String.class, types.toArray())
                .bind("enabled", enabled)
                .bind("id", id)
                .execute());
        return find(id).orElseThrow();
    }

    public void remove(UUID id) {
        jdbi.useHandle(handle -> handle.createUpdate("delete from notices.webhook where id = :id")
                .bind("id", id)
                .execute());
    }

    /** By index webhook_delivery_list. */
    public List<Numbered> deliveries(UUID webhookId, String state, Long before, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from notices.webhook_delivery"
                        + " where webhook_id = :webhook and (:state::text is null or state = :state)"
                        + " and (:before::bigint is null or no < :before) order by no desc limit :limit")
                .bind("webhook", webhookId)
                .bind("state", state)
                .bind("before", before)
                .bind("limit", limit)
                .map((row, context) -> new Numbered(row.getLong("no"), delivery(row)))
                .list());
    }

    public boolean resend(UUID webhookId, UUID delivery) {
        return jdbi.withHandle(handle -> handle.createUpdate("update notices.webhook_delivery"
                                + " set state = 'waiting', attempts = 0, due_at = :now, updated_at = :now"
                                + " where id = :id and webhook_id = :webhook")
                        .bind("now", now())
                        .bind("id", delivery)
                        .bind("webhook", webhookId)
                        .execute()
                == 1);
    }

    /** For every webhook that is enabled and wants it, once however often it comes. */
    void add(List<Told> events) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into notices.webhook_delivery
                            (id, webhook_id, event_id, type, at, body, state, attempts, due_at, updated_at)
                        select gen_random_uuid(), webhook.id, told.event_id, told.type, told.at, told.body, 'waiting', 0,
                            :now, :now
                        from unnest(:ids, :types, :times::timestamptz[], :bodies)
                            with ordinality as told (event_id, type, at, body, position)
                        join notices.webhook webhook
                            on webhook.enabled and (webhook.types = '{}' or told.type = any(webhook.types))
                        order by told.position
                        on conflict (webhook_id, event_id) do nothing""")
                .bind("now", now())
                .bindArray("ids", UUID.class, events.stream().map(Told::eventId).toArray())
                .bindArray(
                        "types", String.class, events.stream().map(Told::type).toArray())
                .bindArray(
                        "times",
                        Timestamp.class,
                        events.stream().map(told -> Timestamp.from(told.at())).toArray())
                .bindArray(
                        "bodies", String.class, events.stream().map(Told::body).toArray())
                .execute());
    }

    boolean anyEnabled() {
        return jdbi.withHandle(
                handle -> handle.createQuery("select exists (select 1 from notices.webhook where enabled)")
                        .mapTo(boolean.class)
                        .one());
    }

    /** The oldest event of each enabled webhook, where it is its turn; by index webhook_delivery_waiting. */
    List<Due> due() {
        return due(all().stream().map(Webhook::id).toList());
    }

    /** The same of these webhooks only. */
    List<Due> due(List<UUID> webhooks) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select next.*, webhook.url, webhook.secret, webhook.failing_since
                        from notices.webhook webhook
                        cross join lateral (
                            select * from notices.webhook_delivery waiting
                            where waiting.webhook_id = webhook.id and waiting.state = 'waiting'
                            order by waiting.no limit 1) next
                        where webhook.enabled and webhook.id = any(:webhooks) and next.due_at <= :now""")
                .bind("now", now())
                .bindArray("webhooks", UUID.class, webhooks.toArray())
                .map((row, context) -> new Due(
                        row.getObject("id", UUID.class),
                        row.getObject("webhook_id", UUID.class),
                        row.getObject("event_id", UUID.class),
                        row.getString("type"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("body"),
                        row.getInt("attempts"),
                        row.getString("url"),
                        row.getBytes("secret"),
                        instant(row.getTimestamp("failing_since"))))
                .list());
    }

    String secret(Due due) {
        return box.open(SECRETS, due.secret());
    }

    void taken(Due due, int status) {
        ended(due, "done", status, null, now());
        jdbi.useHandle(
                handle -> handle.createUpdate("update notices.webhook set failing_since = null, last_error = null,"
                                + " last_success_at = :now where id = :id")
                        .bind("now", now())
                        .bind("id", due.webhookId())
                        .execute());
    }

    void failed(Due due, Receiver.Outcome outcome, Instant again) {
        ended(due, "waiting", outcome.status(), outcome.error(), again);
        jdbi.useHandle(handle -> handle.createUpdate("update notices.webhook set last_error = :error,"
                        + " failing_since = coalesce(failing_since, :now) where id = :id")
                .bind("error", outcome.error())
                .bind("now", now())
                .bind("id", due.webhookId())
                .execute());
    }

    private void ended(Due due, String state, Integer status, String error, Instant dueAt) {
        jdbi.useHandle(handle -> handle.createUpdate("update notices.webhook_delivery set state = :state,"
                        + " attempts = attempts + 1, status = :status, error = :error, due_at = :due, updated_at = :now"
                        + " where id = :id")
                .bind("state", state)
                .bind("status", status)
                .bind("error", error)
                .bind("due", dueAt)
                .bind("now", now())
                .bind("id", due.id())
                .execute());
    }

    /** Forgets what ended long ago, a batch at a time. */
    int forgetEndedBefore(Instant then) {
        return jdbi.withHandle(
                handle -> handle.createUpdate("delete from notices.webhook_delivery where id = any(array("
                                + "select id from notices.webhook_delivery where state <> 'waiting' and updated_at < :then"
                                + " limit 1000))")
                        .bind("then", then)
                        .execute());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static Webhooks.Delivery delivery(ResultSet row) throws SQLException {
        boolean waiting = row.getString("state").equals("waiting");
        return new Webhooks.Delivery(
                row.getObject("id", UUID.class),
                row.getObject("event_id", UUID.class),
                row.getString("type"),
                row.getTimestamp("at").toInstant(),
                row.getString("state"),
                row.getInt("attempts"),
                waiting ? row.getTimestamp("due_at").toInstant() : null,
                row.getObject("status", Integer.class),
                row.getString("error"));
    }

    private static Webhook read(ResultSet row) throws SQLException {
        return new Webhook(
                row.getObject("id", UUID.class),
                row.getString("url"),
                List.of((String[]) row.getArray("types").getArray()),
                row.getBoolean("enabled"),
                instant(row.getTimestamp("failing_since")),
                instant(row.getTimestamp("last_success_at")),
                row.getString("last_error"),
                row.getTimestamp("created_at").toInstant(),
                row.getInt("version"));
    }

    private static Instant instant(Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
