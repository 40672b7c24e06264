package eus.arreta.events;

/**
 * An event that can't be processed.
 *
 * @param record where it stood
 * @param type   {@code ce_type}; absent when not even that could be read
 * @param cause  a stable word, such as {@code invalid} or {@code account-disabled}
 * @param detail a sentence for people, without the text itself
 * @param replayOf the dead letter that this was the replay of; absent otherwise
 */
public record Rejection(RawRecord record, String type, String cause, String detail, java.util.UUID replayOf) {

    /** A rejection of an event whose headers could be read. */
    public static Rejection of(ReceivedEvent event, String cause, String detail) {
        return new Rejection(event.record(), event.type(), cause, detail, event.deadLetter());
    }
}
