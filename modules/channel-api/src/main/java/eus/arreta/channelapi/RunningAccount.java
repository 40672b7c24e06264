package eus.arreta.channelapi;

/** An account that is open on this replica. */
public interface RunningAccount {

    /**
     * Carries out one command and says what came of it. Called by one replica at a time, in order for each
     * conversation, for several conversations at once; may block. An exception counts as {@link SendResult.Unknown}.
     */
    SendResult send(OutboundCommand command);

    /** How the account is doing on this replica. Must not block. */
    Health health();

    /** Ends everything that {@link ChannelAdapter#start} began; returns when nothing of it runs any more. */
    void stop();
}
