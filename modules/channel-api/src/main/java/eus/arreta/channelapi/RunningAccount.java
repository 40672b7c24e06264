package eus.arreta.channelapi;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** An account that is open on this replica. */
public interface RunningAccount {

    /**
     * How the content of one message is handed over: each list is one {@link #send}, in this order, and the gateway remembers
     * each before the next. What the network takes in one call belongs together; whatever needs two calls must be two, or a
     * crash between them leaves nobody knowing which was made. The same content gives the same answer every time.
     */
    default List<List<OutboundContent>> sends(List<OutboundContent> content) {
        return List.of(content);
    }

    /**
     * Carries out one command and says what came of it. Called by one replica at a time, in order for each
     * conversation, for several conversations at once; may block. An exception counts as {@link SendResult.Unknown}.
     */
    SendResult send(OutboundCommand command);

    /**
     * What the network permits this account, where that is not what it permits every account of the channel.
     *
     * @param usual as the channel declares them
     */
    default List<RateLimit> rateLimits(List<RateLimit> usual) {
        return usual;
    }

    /**
     * Where nothing can be sent now, although the account is well: somebody took a right back, say. Asked before an answer is written,
     * so that it can go another way.
     *
     * @param conversations addresses
     * @return a stable word for each of those that refuses, the one that {@link SendResult.Failed} would give; the others take answers
     */
    default Map<String, String> refusing(Collection<String> conversations) {
        return Map.of();
    }

    /**
     * Tries once more what was {@linkplain AdapterContext#park parked}; may block.
     *
     * @return whether it is understood now, and told to the core; false when it is no better
     * @throws RuntimeException when that can't be said now
     */
    default boolean retry(String raw) {
        return false;
    }

    /** How the account is doing on this replica. Must not block. */
    Health health();

    /** Ends everything that {@link ChannelAdapter#start} began; returns when nothing of it runs any more. */
    void stop();
}
