package eus.arreta.events;

import eus.arreta.events.internal.relay.Relay;
import jakarta.enterprise.context.ApplicationScoped;

/** Starts what runs in the background, once tables and topics exist. */
@ApplicationScoped
public class EventsLifecycle {

    private final Relay relay;

    public EventsLifecycle(Relay relay) {
        this.relay = relay;
    }

    /** Begins to relay. */
    public void start() {
        relay.start();
    }
}
