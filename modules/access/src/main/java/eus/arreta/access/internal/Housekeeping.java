package eus.arreta.access.internal;

import eus.arreta.http.IdempotencyKeys;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Forgets what is past its time, so that no table grows for ever. Harmless on several replicas at once. */
@ApplicationScoped
public class Housekeeping {

    private final SessionStore sessions;
    private final SignInBrake brake;
    private final Inviting inviting;
    private final IdempotencyKeys keys;

    public Housekeeping(SessionStore sessions, SignInBrake brake, Inviting inviting, IdempotencyKeys keys) {
        this.sessions = sessions;
        this.brake = brake;
        this.inviting = inviting;
        this.keys = keys;
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        sessions.forgetOld();
        brake.forgetOld();
        inviting.forgetOld();
        int forgotten;
        do {
            forgotten = keys.forgetOld();
        } while (forgotten > 0);
    }
}
