package eus.arreta.webui.internal.thread;

import eus.arreta.access.Actor;
import eus.arreta.cases.Replies;
import eus.arreta.cases.ReplyWanted;
import eus.arreta.http.IdempotencyKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** What is written from a form: the same form sent twice is done once, in the write's own transaction. */
@ApplicationScoped
public class CaseWriting {

    private static final int DONE = 200;

    private final Replies replies;
    private final IdempotencyKeys keys;

    public CaseWriting(Replies replies, IdempotencyKeys keys) {
        this.replies = replies;
        this.keys = keys;
    }

    /** Replies to the citizen; as {@link Replies#reply}. */
    @Transactional
    public void reply(Actor actor, String number, String key, ReplyWanted wanted) {
        String request =
                "reply " + number + " " + wanted.conversation() + " " + wanted.attachments() + " " + wanted.text();
        once(actor, key, request, () -> replies.reply(actor, number, wanted));
    }

    /** Writes a note; as {@link Replies#note}. */
    @Transactional
    public void note(Actor actor, String number, String key, String text) {
        once(actor, key, "note " + number + " " + text, () -> replies.note(actor, number, text, List.of())
                .id());
    }

    private void once(Actor actor, String key, String request, Supplier<UUID> write) {
        keys.once(
                actor.id(),
                key == null || key.isBlank() ? null : "console:" + key,
                request,
                () -> new IdempotencyKeys.Answer(DONE, write.get()));
    }
}
