package eus.arreta.channelapi;

/**
 * Who wrote: the address that names the person on the channel.
 *
 * @param kind  what the value is, such as {@code web-chat-visitor}, {@code telegram-user}, {@code phone}
 * @param value the address itself, unique within its kind
 * @param name  what the network says the person is called; absent when unknown
 */
public record Sender(String kind, String value, String name) {
    public Sender {
        Check.id(kind, "/sender/kind");
        Check.id(value, "/sender/value");
        Check.optionalText(name, "/sender/name", Check.MAX_ID);
    }

    /** Hides the address and the name: they must not reach a log. */
    @Override
    public String toString() {
        return "Sender[" + kind + "]";
    }
}
