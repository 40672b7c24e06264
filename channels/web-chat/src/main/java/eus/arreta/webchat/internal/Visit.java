package eus.arreta.webchat.internal;

import eus.arreta.channelapi.AdapterContext;
import eus.arreta.channelapi.Content;
import eus.arreta.channelapi.DeliveryState;
import eus.arreta.channelapi.InboundEvent;
import eus.arreta.channelapi.Sender;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** A visitor who has said hello: turns what they do into events of the core. Its methods are called one at a time. */
final class Visit {

    private static final String SENDER_KIND = "web-chat-visitor";

    private final AdapterContext context;
    private final String conversation;
    private final UnconfirmedMessages unconfirmed;
    private Instant lastSentAt = Instant.EPOCH;

    Visit(AdapterContext context, String conversation, UnconfirmedMessages unconfirmed) {
        this.context = context;
        this.conversation = conversation;
        this.unconfirmed = unconfirmed;
    }

    /**
     * Tells the core that somebody new is there.
     *
     * @param language of the page, or chosen; absent when unknown
     */
    CompletionStage<Void> starts(String language) {
        return publish(new InboundEvent.ConversationStarted(
                context.account().id(),
                conversation,
                new Sender(SENDER_KIND, conversation, null),
                language,
                null,
                context.clock().instant()));
    }

    /**
     * Tells the core a message or a press; completes with its time when the core has it.
     *
     * @param language that the visitor chose; absent while they have not: a page in Spanish makes nobody write in it
     */
    CompletionStage<Instant> says(ClientFrame.Said said, String language) {
        Instant sentAt = nextInstant();
        return publish(new InboundEvent.MessageReceived(
                        context.account().id(),
                        conversation,
                        new Sender(SENDER_KIND, conversation, null),
                        ExternalId.of(conversation, said.clientId()),
                        sentAt,
                        language,
                        List.of(content(said)),
                        null,
                        null))
                .thenApply(stored -> sentAt);
    }

    private static Content content(ClientFrame.Said said) {
        if (said instanceof ClientFrame.Press press) {
            return new Content.ChoicePressed(press.choiceId(), press.label());
        }
        return new Content.Text(((ClientFrame.Message) said).text());
    }

    /** Tells the core that the messages up to the cursor have come as far as {@code state}, each once. */
    CompletionStage<Void> confirms(DeliveryState state, long cursor) {
        Stream<CompletableFuture<Void>> receipts = unconfirmed.before(state, cursor).stream()
                .map(messageId -> publish(receipt(messageId, state)).toCompletableFuture());
        return CompletableFuture.allOf(receipts.toArray(CompletableFuture<?>[]::new))
                .thenRun(() -> unconfirmed.confirmed(state, cursor));
    }

    private InboundEvent receipt(UUID messageId, DeliveryState state) {
        return new InboundEvent.DeliveryReceipt(
                context.account().id(), conversation, messageId, state, null, null, nextInstant());
    }

    CompletionStage<Void> types() {
        return publish(new InboundEvent.Typing(context.account().id(), conversation, nextInstant()));
    }

    CompletionStage<Void> ends() {
        return publish(new InboundEvent.ConversationEnded(context.account().id(), conversation, nextInstant()));
    }

    private CompletionStage<Void> publish(InboundEvent event) {
        try {
            return context.publish(event);
        } catch (RuntimeException refused) {
            return CompletableFuture.failedFuture(refused);
        }
    }

    /** Now, but later than the one before: the order of a visitor's messages does not depend on the clock's steps. */
    private Instant nextInstant() {
        Instant now = context.clock().instant().truncatedTo(ChronoUnit.MICROS);
        lastSentAt = now.isAfter(lastSentAt) ? now : lastSentAt.plus(1, ChronoUnit.MICROS);
        return lastSentAt;
    }
}
