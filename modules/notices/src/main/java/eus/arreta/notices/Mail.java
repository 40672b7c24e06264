package eus.arreta.notices;

import com.fasterxml.jackson.annotation.JsonInclude;
import eus.arreta.access.Actor;
import eus.arreta.access.Permission;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.http.Cursor;
import eus.arreta.http.Page;
import eus.arreta.http.Problem;
import eus.arreta.notices.internal.mail.MailSettings;
import eus.arreta.notices.internal.mail.MailTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The mail that goes out: link-backs, invitations, alarms. Nobody sees what it says or to whom it went. */
@ApplicationScoped
public class Mail {

    private static final Set<String> STATES = Set.of("queued", "sending", "sent", "failed", "unknown");

    private final MailSettings settings;
    private final MailTable table;

    public Mail(MailSettings settings, MailTable table) {
        this.settings = settings;
        this.table = table;
    }

    /**
     * One mail.
     *
     * @param kind    {@code link-back}, {@code invitation} or {@code alarm}
     * @param subject what it is about, such as {@code user:…}, {@code case:2026-000001-X} or {@code webhook:…}
     * @param state   {@code queued}, {@code sending}, {@code sent} (the server has it), {@code failed}, or {@code unknown}: the
     *     connection or Arreta broke off in between
     * @param reason  of a failure or of the newest try that failed, a stable word such as {@code status-550}
     * @param dueAt   when it is tried next; absent when it isn't
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Item(
            UUID id,
            String kind,
            String subject,
            String state,
            String reason,
            int attempts,
            Instant dueAt,
            Instant createdAt,
            Instant updatedAt) {}

    /** The setting without which no mail goes out; empty when none is missing. */
    public Optional<String> missing(Actor actor) {
        return settings.missing();
    }

    /**
     * Newest first.
     *
     * @param state absent for all
     * @throws InvalidInput {@code /state}
     */
    public Page<Item> list(Actor actor, String state, Integer limit, String after) {
        actor.require(Permission.SETTINGS);
        if (state != null && !STATES.contains(state)) {
            throw new InvalidInput("/state", "invalid", "is none of queued, sending, sent, failed, unknown");
        }
        int size = Page.limit(limit);
        List<MailTable.Numbered> rows =
                table.list(state, after == null ? null : Cursor.parse(after, 1).number(0), size + 1);
        return Page.of(rows, size, row -> Cursor.of(row.no())).map(MailTable.Numbered::item);
    }

    /**
     * Says that this installation was restored from a backup, in the caller's transaction: what the copy had not sent may
     * have been sent since, so it is {@code unknown} and does not go out.
     */
    public void restored(Actor actor) {
        actor.require(Permission.CHANNEL_ACCOUNTS);
        table.restored();
    }

    /** @throws Problem 404 */
    public Item find(Actor actor, UUID id) {
        actor.require(Permission.SETTINGS);
        return table.find(id).orElseThrow(() -> Problem.notFound("mail"));
    }
}
