package eus.arreta.cases.internal.work;

import eus.arreta.access.Actor;
import eus.arreta.cases.internal.Ids;
import eus.arreta.channelapi.OutboundCommand;
import eus.arreta.channelapi.OutboundContent;
import eus.arreta.events.OutgoingEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Writes what goes to a citizen: the timeline's entry and the command for the gateway, in one transaction. */
@ApplicationScoped
public class Outgoing {

    /** A message that was written. */
    record Written(UUID messageId, OutgoingEvent command) {}

    /** What an agent writes; the citizen sees the agent's name. */
    Written reply(Handle handle, LockedCase locked, Channelled to, Actor actor, String text, Instant now) {
        return write(handle, locked, to, "agent", actor, text, now);
    }

    /** What Arreta says by itself. */
    Written automatic(Handle handle, LockedCase locked, Channelled to, String text, Instant now) {
        return write(handle, locked, to, "system", null, text, now);
    }

    private static Written write(
            Handle handle, LockedCase locked, Channelled to, String kind, Actor actor, String text, Instant now) {
        UUID messageId = Ids.next();
        handle.createUpdate("""
                        insert into cases.entry (id, case_id, conversation_id, history_no, type, at, direction, channel,
                            author_kind, author_id, author_name, text, account_id, contact_id, delivery_state)
                        values (:id, :case, :conversation, nextval(pg_get_serial_sequence('cases.entry', 'no')),
                            'message', :now, 'outbound', :channel, :kind, :agent, :name, :text, :account, :contact, 'queued')""")
                .bind("id", messageId)
                .bind("case", locked.id())
                .bind("conversation", to.id())
                .bind("now", now)
                .bind("channel", to.channel())
                .bind("kind", kind)
                .bind("agent", actor == null ? null : actor.id())
                .bind("name", actor == null ? null : actor.name())
                .bind("text", text)
                .bind("account", to.accountId())
                .bind("contact", to.contactId())
                .execute();
        step(handle, messageId, "queued", now);
        // An agent's message keeps the contact running; what Arreta says by itself doesn't.
        if (actor != null) {
            handle.createUpdate("update cases.conversation set last_message_at = greatest(last_message_at, :now)"
                            + " where id = :id")
                    .bind("now", now)
                    .bind("id", to.id())
                    .execute();
        }
        OutboundCommand command = new OutboundCommand.SendMessage(
                messageId,
                to.accountId(),
                to.address(),
                List.of(new OutboundContent.Text(text, null)),
                actor == null ? null : actor.name(),
                null,
                now,
                to.lastInboundAt(),
                null);
        return new Written(messageId, OutgoingEvent.outbound(command, now));
    }

    static void step(Handle handle, UUID messageId, String state, Instant now) {
        handle.createUpdate("insert into cases.delivery_step (entry_id, state, at) values (:id, :state, :now)")
                .bind("id", messageId)
                .bind("state", state)
                .bind("now", now)
                .execute();
    }
}
