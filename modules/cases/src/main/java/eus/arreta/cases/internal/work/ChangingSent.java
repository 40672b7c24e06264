package eus.arreta.cases.internal.work;

import eus.arreta.access.Actor;
import eus.arreta.cases.CaseEvent;
import eus.arreta.cases.CaseState;
import eus.arreta.cases.Markup;
import eus.arreta.cases.internal.Ids;
import eus.arreta.cases.internal.timeline.Timeline;
import eus.arreta.channelapi.Capabilities;
import eus.arreta.channelapi.Content;
import eus.arreta.channelapi.DeliveryState;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.channelapi.Mark;
import eus.arreta.channelapi.OutboundCommand;
import eus.arreta.channelapi.OutboundContent;
import eus.arreta.events.EventCodec;
import eus.arreta.events.OutgoingEvent;
import eus.arreta.http.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * What agents change of messages that they sent: their words, or that they stand at all. The timeline says what the citizen
 * sees, so it changes only when the network has said that it is done. Locks as {@link Replying}: conversation, then case.
 */
@ApplicationScoped
public class ChangingSent {

    /** The network has it, so it can be asked to change it. */
    private static final Set<DeliveryState> SENT =
            EnumSet.of(DeliveryState.SENT, DeliveryState.DELIVERED, DeliveryState.READ);

    /** Less than the fourteen days for which the gateway knows what the network has of a message. */
    private static final Duration PARTS_KNOWN = Duration.ofDays(13);

    private final Jdbi jdbi;
    private final LockedCases cases;
    private final WayOut wayOut;
    private final Clock clock;

    public ChangingSent(Jdbi jdbi, LockedCases cases, WayOut wayOut, Clock clock) {
        this.jdbi = jdbi;
        this.cases = cases;
        this.wayOut = wayOut;
        this.clock = clock;
    }

    /** A message that was sent, as it stands now. */
    private record Sent(
            UUID id,
            UUID caseId,
            String text,
            List<Content> content,
            Instant at,
            boolean agents,
            UUID author,
            DeliveryState state,
            boolean gone,
            String externalId) {}

    /** Puts other words in place of a message's; answers the change's id. */
    public UUID edit(Actor actor, UUID messageId, String text, String format) {
        Markup.Formatted wanted = Words.formatted(Words.text(text, "/text"), format, "/text");
        String words = wanted.text();
        return change(actor, messageId, (handle, message, to, can) -> {
            if (!can.edits()) {
                throw notSupported();
            }
            wayOut.requireReachable(actor, to, now());
            if (message.text().isBlank()) {
                throw Problem.conflict("no-text", "The message has no words to be changed.", Map.of());
            }
            boolean inParts = message.text().length() > can.longestText();
            if (inParts && message.at().isBefore(now().minus(PARTS_KNOWN))) {
                throw Problem.conflict(
                        "in-parts", "The message went out in parts, and nobody knows them any more.", Map.of());
            }
            if (!inParts && words.length() > can.longestText()) {
                throw new InvalidInput("/text", "too-long", "is longer than " + can.longestText() + " characters");
            }
            List<OutboundContent.Choice> choices = choices(message.content());
            if (!choices.isEmpty() && !wanted.marks().isEmpty()) {
                throw new InvalidInput("/format", "invalid", "a question with answers to press has no formatting");
            }
            if (words.equals(message.text()) && wanted.marks().equals(marks(message.content()))) {
                throw new InvalidInput("/text", "unchanged", "is what the message says already");
            }
            UUID id = Ids.next();
            keep(handle, id, message, "edit", wanted, actor);
            return new OutboundCommand.EditMessage(
                    id,
                    message.id(),
                    to.accountId(),
                    to.address(),
                    words,
                    message.externalId(),
                    wanted.marks(),
                    choices);
        });
    }

    /** Takes a message back; answers the change's id. */
    public UUID delete(Actor actor, UUID messageId) {
        return change(actor, messageId, (handle, message, to, can) -> {
            if (can.deletes() == null) {
                throw notSupported();
            }
            if (!can.deletesStill(message.at(), now())) {
                throw Problem.conflict(
                        "too-late",
                        "The network takes messages back only for some time after they were sent.",
                        Map.of("hours", can.deletes().toHours()));
            }
            UUID id = Ids.next();
            keep(handle, id, message, "delete", null, actor);
            List<String> ids = message.externalId() == null ? List.of() : List.of(message.externalId());
            return new OutboundCommand.DeleteMessage(id, message.id(), to.accountId(), to.address(), ids);
        });
    }

    @FunctionalInterface
    private interface Change {
        OutboundCommand of(Handle handle, Sent message, Channelled to, Capabilities can);
    }

    private UUID change(Actor actor, UUID messageId, Change change) {
        Instant now = now();
        return jdbi.withHandle(handle -> {
            String number = numberOf(handle, messageId);
            cases.requireVisible(handle, actor, number);
            Channelled to = wayOut.lockOf(handle, messageId).orElseThrow(() -> Problem.notFound("message"));
            LockedCase locked = cases.lock(handle, actor, number);
            Sent message = read(handle, messageId);
            refuse(actor, locked, message);
            OutboundCommand command = change.of(handle, message, to, wayOut.capabilities(actor, to));
            locked.tell(CaseEvent.MESSAGE_CHANGED, messageId, actor.id(), "change-asked", now);
            cases.finish(handle, locked, List.of(OutgoingEvent.outbound(command, now)), now);
            return command.commandId();
        });
    }

    private static void refuse(Actor actor, LockedCase locked, Sent message) {
        if (!message.caseId().equals(locked.id())) {
            throw LockedCases.stale("The message has been moved to another case meanwhile.", locked.view());
        }
        if (!message.agents() || !actor.id().equals(message.author())) {
            throw Problem.forbidden("Only whoever wrote a message may change it or take it back.");
        }
        if (locked.state() == CaseState.CLOSED || locked.state() == CaseState.MERGED) {
            throw Problem.conflict("case-closed", "This case is closed.", Map.of("state", locked.state()));
        }
        if (!SENT.contains(message.state())) {
            throw Problem.conflict(
                    "not-sent",
                    "Only a message that was sent can be changed or taken back.",
                    Map.of("delivery", message.state()));
        }
        if (message.gone()) {
            throw Problem.conflict("already-deleted", "The message was taken back already.", Map.of());
        }
    }

    private static Problem notSupported() {
        return Problem.conflict("not-supported", "This channel can't do that with a message that was sent.", Map.of());
    }

    private static String numberOf(Handle handle, UUID messageId) {
        return handle.createQuery("select record.number from cases.entry entry"
                        + " join cases.case_record record on record.id = entry.case_id"
                        + " where entry.id = :id and entry.type = 'message'")
                .bind("id", messageId)
                .mapTo(String.class)
                .findOne()
                .orElseThrow(() -> Problem.notFound("message"));
    }

    private static Sent read(Handle handle, UUID messageId) {
        return handle.createQuery("""
                        select entry.*, entry.deleted_at is not null or exists (
                            select 1 from cases.message_change change
                            where change.entry_id = entry.id and change.kind = 'delete' and change.state <> 'failed') as gone
                        from cases.entry entry where entry.id = :id""")
                .bind("id", messageId)
                .map((row, context) -> new Sent(
                        row.getObject("id", UUID.class),
                        row.getObject("case_id", UUID.class),
                        row.getString("text"),
                        content(row.getString("content")),
                        row.getTimestamp("at").toInstant(),
                        "outbound".equals(row.getString("direction")) && "agent".equals(row.getString("author_kind")),
                        row.getObject("author_id", UUID.class),
                        row.getString("delivery_state") == null
                                ? DeliveryState.QUEUED
                                : DeliveryState.of(row.getString("delivery_state")),
                        row.getBoolean("gone"),
                        row.getString("external_id")))
                .one();
    }

    private static List<Content> content(String content) {
        return content == null
                ? List.of()
                : EventCodec.read(content, Timeline.Parts.class).parts();
    }

    private static List<Mark> marks(List<Content> content) {
        return content.stream()
                .filter(Content.Text.class::isInstance)
                .findFirst()
                .map(part -> ((Content.Text) part).marks())
                .orElse(List.of());
    }

    private static List<OutboundContent.Choice> choices(List<Content> content) {
        return content.stream()
                .filter(Content.Choices.class::isInstance)
                .findFirst()
                .map(part -> ((Content.Choices) part).choices())
                .orElse(List.of());
    }

    private void keep(Handle handle, UUID id, Sent message, String kind, Markup.Formatted words, Actor actor) {
        handle.createUpdate(
                        "insert into cases.message_change (id, entry_id, kind, state, text, marks, author_id, author_name, at)"
                                + " values (:id, :entry, :kind, 'queued', :text, :marks, :author, :name, :now)")
                .bind("id", id)
                .bind("entry", message.id())
                .bind("kind", kind)
                .bind("text", words == null ? null : words.text())
                .bind("marks", words == null || words.marks().isEmpty() ? null : EventCodec.write(words.marks()))
                .bind("author", actor.id())
                .bind("name", actor.name())
                .bind("now", now())
                .execute();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
