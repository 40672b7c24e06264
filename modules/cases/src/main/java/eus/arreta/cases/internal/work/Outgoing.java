package eus.arreta.cases.internal.work;

import eus.arreta.access.Actor;
import eus.arreta.cases.internal.Ids;
import eus.arreta.cases.internal.files.EntryFiles;
import eus.arreta.cases.internal.ingest.MessageText;
import eus.arreta.channelapi.Content;
import eus.arreta.channelapi.OutboundCommand;
import eus.arreta.channelapi.OutboundContent;
import eus.arreta.events.OutgoingEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Writes what goes to a citizen: the timeline's entry and the command for the gateway, in one transaction. */
@ApplicationScoped
public class Outgoing {

    /** A message that was written. */
    record Written(UUID messageId, OutgoingEvent command) {}

    private final EntryFiles files;

    public Outgoing(EntryFiles files) {
        this.files = files;
    }

    /** What an agent writes; the citizen sees the agent's name. */
    Written reply(
            Handle handle, LockedCase locked, Channelled to, Actor actor, List<OutboundContent> content, Instant now) {
        return write(handle, locked, to, "agent", actor, content, now);
    }

    /** What Arreta says by itself. */
    Written automatic(Handle handle, LockedCase locked, Channelled to, String text, Instant now) {
        return write(handle, locked, to, "system", null, List.of(new OutboundContent.Text(text, null)), now);
    }

    private Written write(
            Handle handle,
            LockedCase locked,
            Channelled to,
            String kind,
            Actor actor,
            List<OutboundContent> content,
            Instant now) {
        UUID messageId = Ids.next();
        MessageText said = MessageText.of(shown(content));
        handle.createUpdate("""
                        insert into cases.entry (id, case_id, conversation_id, history_no, type, at, direction, channel,
                            author_kind, author_id, author_name, text, content, account_id, contact_id, delivery_state)
                        values (:id, :case, :conversation, nextval(pg_get_serial_sequence('cases.entry', 'no')),
                            'message', :now, 'outbound', :channel, :kind, :agent, :name, :text, :content, :account, :contact, 'queued')""")
                .bind("id", messageId)
                .bind("case", locked.id())
                .bind("conversation", to.id())
                .bind("now", now)
                .bind("channel", to.channel())
                .bind("kind", kind)
                .bind("agent", actor == null ? null : actor.id())
                .bind("name", actor == null ? null : actor.name())
                .bind("text", said.text())
                .bind("content", said.parts())
                .bind("account", to.accountId())
                .bind("contact", to.contactId())
                .execute();
        files.link(handle, EntryFiles.of(messageId, shown(content)));
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
                content,
                actor == null ? null : actor.name(),
                null,
                now,
                to.lastInboundAt(),
                null);
        return new Written(messageId, OutgoingEvent.outbound(command, now));
    }

    /** The same as a timeline keeps it. */
    static List<Content> shown(List<OutboundContent> content) {
        List<Content> shown = new ArrayList<>();
        for (OutboundContent part : content) {
            if (part instanceof OutboundContent.Text text) {
                shown.add(new Content.Text(text.text(), text.language()));
            } else if (part instanceof OutboundContent.Attachment file) {
                shown.add(new Content.Attachment(file.fileId(), file.name(), file.mediaType(), file.size()));
            } else if (part instanceof OutboundContent.Choices choices) {
                shown.add(new Content.Choices(choices.text(), choices.choices()));
            }
        }
        return shown;
    }

    static void step(Handle handle, UUID messageId, String state, Instant now) {
        handle.createUpdate("insert into cases.delivery_step (entry_id, state, at) values (:id, :state, :now)")
                .bind("id", messageId)
                .bind("state", state)
                .bind("now", now)
                .execute();
    }
}
