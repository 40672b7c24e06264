package eus.arreta.cases.internal.api;

import eus.arreta.access.Actor;
import eus.arreta.http.IdempotencyKeys;
import eus.arreta.http.IdempotencyKeys.Answer;
import eus.arreta.http.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Supplier;

/** Writes that are asked for twice with one Idempotency-Key are done once. */
@ApplicationScoped
public class Once {

    private final IdempotencyKeys keys;

    public Once(IdempotencyKeys keys) {
        this.keys = keys;
    }

    /** @throws Problem 400 without a body */
    public Answer make(Actor actor, String key, String call, Object body, int status, Supplier<UUID> write) {
        require(body);
        return keys.once(actor.id(), key, call + " " + body, () -> new Answer(status, write.get()));
    }

    /** The same for what makes nothing that has an id. */
    public void change(Actor actor, String key, String call, Object body, Runnable write) {
        make(actor, key, call, body, 200, () -> {
            write.run();
            return null;
        });
    }

    static void require(Object body) {
        if (body == null) {
            throw Problem.of(400, "malformed-json", "The body is missing.");
        }
    }
}
