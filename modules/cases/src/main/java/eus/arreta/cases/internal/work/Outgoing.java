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
import java.util.Optional;
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

    /** What an agent writes; the citizen sees the agent's name. {@code replyTo}: external id of what it answers, if anything. */
    Written reply(
            Handle handle,
            LockedCase locked,
            Channelled to,
            Actor actor,
            List<OutboundContent> content,
            String replyTo,
            Instant now) {
        return write(handle, Ids.next(), locked, to, actor, content, replyTo, now)
                .orElseThrow();
    }

    /** What Arreta says by itself. */
    Written automatic(Handle handle, LockedCase locked, Channelled to, String text, Instant now) {
        return write(handle, Ids.next(), locked, to, null, List.of(new OutboundContent.Text(text, null)), null, now)
                .orElseThrow();
    }

    /**
     * The same with an id that the caller derives, so that it is said once.
     *
     * @param locked absent where the conversation has no case yet
     * @return empty when it was said before
     */
    Optional<Written> automatic(
            Handle handle,
            UUID messageId,
            LockedCase locked,
            Channelled to,
            List<OutboundContent> content,
            Instant now) {
        return write(handle, messageId, locked, to, null, content, null, now);
    }

    private Optional<Written> write(
            Handle handle,
            UUID messageId,
            LockedCase locked,
            Channelled to,
            Actor actor,
            List<OutboundContent> content,
            String replyTo,
            Instant now) {
        MessageText said = MessageText.of(shown(content));
        int written = handle.createUpdate("""
                        insert into cases.entry (id, case_id, conversation_id, history_no, type, at, direction, channel,
                            author_kind, author_id, author_name, text, content, account_id, contact_id, reply_to, delivery_state)
                        values (:id, :case, :conversation, nextval(pg_get_serial_sequence('cases.entry', 'no')),
                            'message', :now, 'outbound', :channel, :kind, :agent, :name, :text, :content, :account, :contact, :replyTo, 'queued')
                        on conflict (id) do nothing""")
                .bind("id", messageId)
                .bind("case", locked == null ? null : locked.id())
                .bind("conversation", to.id())
                .bind("now", now)
                .bind("channel", to.channel())
                .bind("kind", actor == null ? "system" : "agent")
                .bind("agent", actor == null ? null : actor.id())
                .bind("name", actor == null ? null : actor.name())
                .bind("text", said.text())
                .bind("content", said.parts())
                .bind("account", to.accountId())
                .bind("contact", to.contactId())
                .bind("replyTo", replyTo)
                .execute();
        if (written == 0) {
            return Optional.empty();
        }
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
                replyTo,
                now,
                to.lastInboundAt(),
                null);
        return Optional.of(new Written(messageId, OutgoingEvent.outbound(command, now)));
    }

    /** The same as a timeline keeps it. */
    static List<Content> shown(List<OutboundContent> content) {
        List<Content> shown = new ArrayList<>();
        for (OutboundContent part : content) {
            if (part instanceof OutboundContent.Text text) {
                shown.add(new Content.Text(text.text(), text.language(), text.marks()));
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
