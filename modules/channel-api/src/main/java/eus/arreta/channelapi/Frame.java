package eus.arreta.channelapi;

/**
 * A short-lived word between the replicas of one account.
 *
 * @param kind         of the adapter's own choosing
 * @param conversation that it is about
 * @param data         of the adapter's own choosing; at most 64 kB, may be empty
 */
public record Frame(String kind, String conversation, String data) {
    public Frame {
        Check.id(kind, "/kind");
        Check.id(conversation, "/conversation");
        data = data == null ? "" : Check.text(data, "/data", Check.MAX_TEXT);
    }
}
