package eus.arreta.cases;

import eus.arreta.access.Actor;
import eus.arreta.access.Permission;
import eus.arreta.cases.internal.work.ChangingSent;
import eus.arreta.cases.internal.work.Noting;
import eus.arreta.cases.internal.work.Replying;
import eus.arreta.http.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What agents write: to the citizen, and for each other. */
@ApplicationScoped
public class Replies {

    private final Replying replying;
    private final Noting noting;
    private final ChangingSent changing;

    public Replies(Replying replying, Noting noting, ChangingSent changing) {
        this.replying = replying;
        this.noting = noting;
        this.changing = changing;
    }

    /**
     * Writes to the citizen.
     *
     * @return id of the message; it is {@code queued}
     * @throws Problem 403 {@code assurance-too-low} with {@code needed}; 404; 409 {@code case-closed}, {@code no-conversation}, {@code unreachable} with each conversation's
     *     reason, {@code newer-message} with {@code messages},
     *     {@code no-attachments} where the channel takes no files
     */
    @Transactional
    public UUID reply(Actor actor, String number, ReplyWanted wanted) {
        actor.require(Permission.CASES_WORK);
        return replying.reply(actor, number, wanted);
    }

    /** A note that was written; who of those mentioned may not see the case wasn't told. */
    public record Note(UUID id, Set<UUID> notMentioned) {}

    /** Writes a note that the citizen never sees. @throws Problem 404 */
    @Transactional
    public Note note(Actor actor, String number, String text, List<UUID> mentions) {
        actor.require(Permission.CASES_WORK);
        Noting.Written written = noting.note(actor, number, text, mentions);
        return new Note(written.entryId(), written.notMentioned());
    }

    /**
     * Decides about a message of which nobody knows whether it was sent.
     *
     * @throws Problem 404; 409 {@code not-unknown}
     */
    @Transactional
    public void decide(Actor actor, UUID messageId, boolean resend) {
        actor.require(Permission.CASES_WORK);
        replying.decide(actor, messageId, resend);
    }

    /**
     * Puts other words in place of those of a message that the actor wrote and that was sent. What the citizen saw before stays
     * in its versions. The message changes when the network has said that it is done.
     *
     * @param format as in {@link ReplyWanted}
     * @return id of the change; it is {@code queued}
     * @throws Problem 403 when somebody else wrote it; 404; 409 {@code not-supported} where the channel can't,
     *     {@code not-sent}, {@code already-deleted}, {@code no-text}, {@code in-parts}, {@code unreachable} with the reason,
     *     {@code case-closed}
     */
    @Transactional
    public UUID edit(Actor actor, UUID messageId, String text, String format) {
        actor.require(Permission.CASES_WORK);
        return changing.edit(actor, messageId, text, format);
    }

    /**
     * Takes a message back that the actor wrote and that was sent: the citizen sees it no more, the timeline keeps it.
     *
     * @return id of the change; it is {@code queued}
     * @throws Problem as of an edit, and 409 {@code too-late} with {@code hours}
     */
    @Transactional
    public UUID delete(Actor actor, UUID messageId) {
        actor.require(Permission.CASES_WORK);
        return changing.delete(actor, messageId);
    }

    /** Shows the citizen that somebody is writing; nothing happens where nobody can be reached. */
    @Transactional
    public void typing(Actor actor, String number) {
        actor.require(Permission.CASES_WORK);
        replying.typing(actor, number);
    }
}
