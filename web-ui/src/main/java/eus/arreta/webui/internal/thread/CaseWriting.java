package eus.arreta.webui.internal.thread;

import eus.arreta.access.Actor;
import eus.arreta.cases.Cases;
import eus.arreta.http.IdempotencyKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import java.util.function.Supplier;

/** What is written from a form: the same form sent twice is done once, in the write's own transaction. */
@ApplicationScoped
public class CaseWriting {

    private static final int DONE = 200;

    private final Cases cases;
    private final IdempotencyKeys keys;

    public CaseWriting(Cases cases, IdempotencyKeys keys) {
        this.cases = cases;
        this.keys = keys;
    }

    /** Replies to the citizen; as {@link Cases#reply}. */
    @Transactional
    public void reply(Actor actor, String number, String key, String text) {
        once(actor, key, "reply " + number + " " + text, () -> cases.reply(actor, number, text));
    }

    /** Writes a note; as {@link Cases#note}. */
    @Transactional
    public void note(Actor actor, String number, String key, String text) {
        once(actor, key, "note " + number + " " + text, () -> cases.note(actor, number, text));
    }

    private void once(Actor actor, String key, String request, Supplier<UUID> write) {
        keys.once(
                actor.id(),
                key == null || key.isBlank() ? null : "console:" + key,
                request,
                () -> new IdempotencyKeys.Answer(DONE, write.get()));
    }
}
