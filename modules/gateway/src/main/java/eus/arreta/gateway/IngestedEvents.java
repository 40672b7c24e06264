package eus.arreta.gateway;

import eus.arreta.channelapi.InboundEvent;

/** Tells whether an event has been stored. Implemented by {@code cases}, asked for adapters that wait for it. */
public interface IngestedEvents {

    /** Whether the event has had its effect, or has been set aside as a dead letter's replay. */
    boolean stored(InboundEvent event);
}
