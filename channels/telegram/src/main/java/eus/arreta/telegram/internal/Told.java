package eus.arreta.telegram.internal;

import eus.arreta.channelapi.Content;
import eus.arreta.channelapi.InboundEvent;
import eus.arreta.channelapi.Sender;
import java.time.Instant;
import java.util.List;

/**
 * What one update comes to.
 *
 * @param what      a word for tests and counters, such as {@code message} or {@code group}
 * @param events    told to the core after the message: what is said of somebody has no effect before they have written
 * @param message   told first, once its files are here; absent for none
 * @param aside     what Telegram is asked afterwards; absent for nothing
 * @param connection an account that lets the bot answer, or no longer does; absent for most
 */
record Told(
        String what, List<InboundEvent> events, Words message, Aside aside, BusinessConnections.Connection connection) {

    Told(String what, List<InboundEvent> events, Words message, Aside aside) {
        this(what, events, message, aside, null);
    }

    static Told nothing(String what) {
        return new Told(what, List.of(), null, null);
    }

    static Told event(String what, InboundEvent event) {
        return new Told(what, List.of(event), null, null);
    }

    static Told message(String what, Words message) {
        return new Told(what, List.of(), message, null);
    }

    /** The conversation that it is in; absent when the core hears nothing of it. */
    String conversation() {
        if (message != null) {
            return message.conversation();
        }
        return events.isEmpty() ? null : events.get(0).conversation();
    }

    boolean hasFiles() {
        return message != null && message.parts().stream().anyMatch(NamedFile.class::isInstance);
    }

    /** One part of what was written: content, or a file that must be fetched first. */
    sealed interface Part permits Ready, NamedFile {}

    record Ready(Content content) implements Part {}

    /**
     * A file at Telegram.
     *
     * @param size in bytes, as Telegram says; 0 when it doesn't
     */
    record NamedFile(String fileId, String name, String mediaType, long size) implements Part {}

    /**
     * A message, or the new version of one.
     *
     * @param sender   the citizen; absent when it was written from the account's own phone
     * @param editedAt absent for a new message
     * @param language of the citizen's Telegram; absent when unknown
     * @param recipient the citizen, where it was written from the account's own phone
     */
    record Words(
            String conversation,
            Sender sender,
            String externalId,
            Instant sentAt,
            Instant editedAt,
            List<Part> parts,
            String replyTo,
            String groupId,
            String language,
            Sender recipient) {

        /** What a citizen wrote. */
        Words(
                String conversation,
                Sender sender,
                String externalId,
                Instant sentAt,
                Instant editedAt,
                List<Part> parts,
                String replyTo,
                String groupId,
                String language) {
            this(conversation, sender, externalId, sentAt, editedAt, parts, replyTo, groupId, language, null);
        }

        /** Hides what was written. */
        @Override
        public String toString() {
            return "Words[" + parts.size() + " parts]";
        }
    }

    /** What Telegram is asked once the core has it: worth a try, and nothing is lost without it. */
    sealed interface Aside permits Pressed, InGroup, WantsToGivePhone, GavePhone {}

    /** The button's sign of waiting ends, and it can't be pressed again; {@code messageId} is 0 when it can't be changed. */
    record Pressed(String queryId, ChatPlace place, int messageId) implements Aside {}

    /** The bot says that it doesn't serve groups and leaves; {@code language} of who wrote. */
    record InGroup(long chatId, String language) implements Aside {}

    /** The citizen is shown the button by which Telegram gives us their number; {@code externalId} of what asked for it. */
    record WantsToGivePhone(long chatId, String externalId, String language) implements Aside {}

    /** That button goes, with thanks; {@code externalId} of the message that brought the number. */
    record GavePhone(long chatId, String externalId, String language) implements Aside {}
}
