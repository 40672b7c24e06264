package eus.arreta.events;

import eus.arreta.channelapi.Lease;
import eus.arreta.events.internal.leases.LeaseKeeper;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * The right to be the one replica that does something. A lease lasts three seconds and is renewed each second; when its
 * holder dies, another replica has it in under five. Each change of holder raises the fencing number, which a guarded
 * write checks, since a holder that was stopped for a while doesn't know that it has lost it.
 */
@ApplicationScoped
public class Leases {

    private final LeaseKeeper keeper;

    public Leases(LeaseKeeper keeper) {
        this.keeper = keeper;
    }

    /** Begins to compete for {@code name}; the lease may be had at once or much later. */
    public Lease compete(String name) {
        return keeper.compete(name);
    }

    /**
     * Makes sure, inside the caller's transaction and until its end, that the lease is still the caller's.
     *
     * @throws LeaseLost when another replica has it
     */
    public void guard(String name, long fencing) {
        keeper.guard(name, fencing);
    }

    /** The lease was taken over: what was about to be written must not be. */
    public static final class LeaseLost extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public LeaseLost(String name) {
            super("the lease " + name + " is another replica's now");
        }
    }
}
