package eus.arreta.channelapi;

/**
 * A channel's plug-in: one CDI bean a channel. It says what the channel is and opens accounts of it.
 *
 * @see <a href="../../../../../../../../docs/write-a-channel.md">docs/write-a-channel.md</a>
 */
public interface ChannelAdapter {

    /** What the channel is; the same answer every time. */
    ChannelDescription describe();

    /**
     * Checks an account before it is saved, with the network where that makes sense (is the token right?).
     *
     * @throws InvalidInput naming each setting that is wrong by pointer {@code /config/<field>}
     */
    void verify(Account account);

    /**
     * Opens an account on this replica. Called on every replica, again after each change of the account's settings;
     * what must run once in all replicas asks {@link AdapterContext#lease}. Must return quickly: what takes time goes
     * to a thread of the adapter's own, ended by {@link RunningAccount#stop}.
     */
    RunningAccount start(AdapterContext context);
}
