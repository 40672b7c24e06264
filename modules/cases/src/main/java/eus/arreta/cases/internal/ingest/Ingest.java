package eus.arreta.cases.internal.ingest;

import eus.arreta.access.Actor;
import eus.arreta.channelapi.EventType;
import eus.arreta.channelapi.InboundEvent;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.events.EventCodec;
import eus.arreta.events.ReceivedEvent;
import eus.arreta.events.Rejection;
import eus.arreta.gateway.ChannelAccounts;
import eus.arreta.gateway.ChannelAccounts.Standing;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Turns what adapters publish into cases and timelines. Idempotent: a message is known by its account and external id,
 * everything else by its event id, both unique in the database.
 */
@ApplicationScoped
public class Ingest {

    private static final Actor INGEST = Actor.system("ingest");

    private final ChannelAccounts accounts;
    private final MessageBatch messages;
    private final SentElsewhereBatch elsewhere;
    private final ReceiptBatch receipts;
    private final ChangeReceipts changeReceipts;
    private final ConversationSigns signs;
    private final MessageChanges changes;
    private final RecordedContacts recorded;
    private final MeterRegistry meters;

    public Ingest(
            ChannelAccounts accounts,
            MessageBatch messages,
            SentElsewhereBatch elsewhere,
            ReceiptBatch receipts,
            ChangeReceipts changeReceipts,
            ConversationSigns signs,
            MessageChanges changes,
            RecordedContacts recorded,
            MeterRegistry meters) {
        this.accounts = accounts;
        this.messages = messages;
        this.elsewhere = elsewhere;
        this.receipts = receipts;
        this.changeReceipts = changeReceipts;
        this.signs = signs;
        this.changes = changes;
        this.recorded = recorded;
        this.meters = meters;
    }

    /** An event with its record read and its account known. */
    record Incoming<T extends InboundEvent>(ReceivedEvent event, T record, String channel) {}

    /** An event whose body could be read. */
    private record Readable(ReceivedEvent event, InboundEvent record) {}

    /** Gives the events their effect, in the caller's transaction; answers those that can't have one. */
    List<Rejection> handle(List<ReceivedEvent> events) {
        List<Rejection> rejected = new ArrayList<>();
        List<Readable> readable = timed("parse", () -> read(events, rejected));
        Map<UUID, Standing> standing = accounts.standing(
                INGEST, readable.stream().map(one -> one.record().accountId()).collect(Collectors.toSet()));
        List<Incoming<InboundEvent.MessageReceived>> newMessages = new ArrayList<>();
        List<Incoming<InboundEvent.SentElsewhere>> elsewhereBefore = new ArrayList<>();
        List<Incoming<InboundEvent.SentElsewhere>> elsewhereAfter = new ArrayList<>();
        Set<ConversationPlace> written = new HashSet<>();
        List<Incoming<InboundEvent.DeliveryReceipt>> newReceipts = new ArrayList<>();
        List<Incoming<InboundEvent.ChangeReceipt>> newChangeReceipts = new ArrayList<>();
        List<Incoming<? extends InboundEvent>> newChanges = new ArrayList<>();
        List<Incoming<? extends InboundEvent>> newContacts = new ArrayList<>();
        List<Incoming<? extends InboundEvent>> newSigns = new ArrayList<>();
        List<Incoming<? extends InboundEvent>> newArrivals = new ArrayList<>();
        readable.forEach(one -> {
            ReceivedEvent event = one.event();
            InboundEvent record = one.record();
            Standing account = standing.get(record.accountId());
            // A receipt is news of something that has happened already: it counts also when the account is off by now.
            boolean news =
                    record instanceof InboundEvent.DeliveryReceipt || record instanceof InboundEvent.ChangeReceipt;
            Optional<Rejection> refusal = refusal(event, account, news);
            if (refusal.isPresent()) {
                rejected.add(refusal.get());
            } else if (record instanceof InboundEvent.MessageReceived message) {
                newMessages.add(new Incoming<>(event, message, account.channel()));
                written.add(new ConversationPlace(message.accountId(), message.conversation()));
            } else if (record instanceof InboundEvent.SentElsewhere message) {
                // What was said before the citizen wrote answers nothing of it, and is no part of the case that opens
                // then.
                boolean after = written.contains(new ConversationPlace(message.accountId(), message.conversation()));
                (after ? elsewhereAfter : elsewhereBefore).add(new Incoming<>(event, message, account.channel()));
            } else if (record instanceof InboundEvent.DeliveryReceipt receipt) {
                newReceipts.add(new Incoming<>(event, receipt, account.channel()));
            } else if (record instanceof InboundEvent.ChangeReceipt receipt) {
                newChangeReceipts.add(new Incoming<>(event, receipt, account.channel()));
            } else if (record instanceof InboundEvent.ConversationStarted started && started.isAboutSomething()) {
                newArrivals.add(new Incoming<>(event, record, account.channel()));
            } else if (MessageChanges.knows(record)) {
                newChanges.add(new Incoming<>(event, record, account.channel()));
            } else if (RecordedContacts.knows(record)) {
                newContacts.add(new Incoming<>(event, record, account.channel()));
            } else {
                newSigns.add(new Incoming<>(event, record, account.channel()));
            }
        });
        // Known before the case opens that it is about, also when its first message comes in the same batch.
        signs.apply(newArrivals);
        elsewhere.apply(elsewhereBefore);
        messages.store(newMessages, standing);
        elsewhere.apply(elsewhereAfter);
        changes.apply(newChanges);
        rejected.addAll(receipts.apply(newReceipts));
        changeReceipts.apply(newChangeReceipts);
        signs.apply(newSigns);
        rejected.addAll(recorded.apply(newContacts));
        return rejected;
    }

    private static List<Readable> read(List<ReceivedEvent> events, List<Rejection> rejected) {
        List<Readable> readable = new ArrayList<>(events.size());
        for (ReceivedEvent event : events) {
            Optional<EventType> type =
                    EventType.named(event.type()).filter(known -> InboundEvent.class.isAssignableFrom(known.record()));
            if (type.isEmpty()) {
                rejected.add(Rejection.of(event, "unknown-type", "This release doesn't know the type or its version."));
                continue;
            }
            try {
                readable.add(new Readable(event, (InboundEvent)
                        EventCodec.read(event.body(), type.get().record())));
            } catch (InvalidInput invalid) {
                rejected.add(Rejection.of(event, "invalid", invalid.getMessage()));
            }
        }
        return readable;
    }

    private static Optional<Rejection> refusal(ReceivedEvent event, Standing account, boolean alsoWhenDisabled) {
        if (account == null) {
            return Optional.of(Rejection.of(event, "account-unknown", "There is no such channel account."));
        }
        if (!account.enabled() && !alsoWhenDisabled) {
            return Optional.of(Rejection.of(event, "account-disabled", "The channel account is disabled."));
        }
        return Optional.empty();
    }

    private <T> T timed(String stage, Supplier<T> work) {
        return Timer.builder("arreta.stage")
                .tag("stage", "ingest-" + stage)
                .register(meters)
                .record(work);
    }
}
