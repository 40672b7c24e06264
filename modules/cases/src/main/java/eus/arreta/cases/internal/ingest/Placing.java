package eus.arreta.cases.internal.ingest;

import eus.arreta.cases.internal.Ids;
import eus.arreta.cases.internal.ingest.Ingest.Incoming;
import eus.arreta.cases.internal.work.Excerpt;
import eus.arreta.channelapi.InboundEvent.MessageReceived;
import eus.arreta.citizens.Citizens;
import eus.arreta.gateway.ChannelAccounts.Standing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Decides for each message of a batch to which case and to which contact it belongs. */
final class Placing {

    /**
     * Where a message goes.
     *
     * @param late whether it was written before the case ended
     */
    record Place(CaseDraft caseDraft, boolean late) {}

    private final Map<UUID, CaseDraft> locked;
    private final Map<ConversationPlace, ConversationDraft> conversations;
    private final Map<UUID, Standing> accounts;
    private final Map<Citizens.ChannelAddress, Citizens.Known> people;
    private final Function<Collection<Incoming<MessageReceived>>, Map<Citizens.ChannelAddress, Citizens.Known>> resolve;
    private final Map<Albums.Message, Place> places = new IdentityHashMap<>();
    private final List<CaseTable.Opening> openings = new ArrayList<>();

    Placing(
            Map<UUID, CaseDraft> locked,
            Map<ConversationPlace, ConversationDraft> conversations,
            Map<UUID, Standing> accounts,
            Map<Citizens.ChannelAddress, Citizens.Known> people,
            Function<Collection<Incoming<MessageReceived>>, Map<Citizens.ChannelAddress, Citizens.Known>> resolve) {
        this.locked = locked;
        this.conversations = conversations;
        this.accounts = accounts;
        this.people = new HashMap<>(people);
        this.resolve = resolve;
    }

    CaseDraft locked(UUID caseId) {
        return locked.get(caseId);
    }

    /** The case that a conversation belongs to after this batch; null when it has none. */
    CaseDraft present(ConversationDraft conversation) {
        return openings.stream()
                .map(CaseTable.Opening::draft)
                .filter(draft -> draft.id.equals(conversation.caseId))
                .findFirst()
                .orElse(conversation.caseId == null ? null : locked.get(conversation.caseId));
    }

    Map<Citizens.ChannelAddress, Citizens.Known> people() {
        return people;
    }

    Map<UUID, Standing> accounts() {
        return accounts;
    }

    List<CaseTable.Opening> openings() {
        return openings;
    }

    Place place(Albums.Message message) {
        return places.get(message);
    }

    /** Decides about cases; {@code draw} makes as many new ones as are needed. */
    void decide(List<Albums.Message> messages, Function<Integer, List<CaseDraft>> draw) {
        Map<ConversationPlace, Albums.Message> opening = new LinkedHashMap<>();
        Map<Albums.Message, ConversationPlace> waiting = new IdentityHashMap<>();
        for (Albums.Message message : messages) {
            ConversationPlace where = ConversationPlace.of(message.first());
            CaseDraft present = locked.get(conversations.get(where).caseId);
            Threading threading = threading(message, present);
            if (threading == Threading.JOIN_LATE) {
                places.put(message, new Place(present, true));
            } else if (threading == Threading.OPEN_FOLLOWING || opening.containsKey(where)) {
                opening.putIfAbsent(where, message);
                waiting.put(message, where);
            } else {
                places.put(message, new Place(present, false));
            }
        }
        Map<ConversationPlace, CaseDraft> opened = open(opening, draw);
        waiting.forEach((message, where) -> places.put(message, new Place(opened.get(where), false)));
    }

    private Threading threading(Albums.Message message, CaseDraft present) {
        MessageReceived record = message.first().record();
        Duration reopenWithin = Duration.ofDays(accounts.get(record.accountId()).reopenDays());
        return present == null
                ? Threading.OPEN_FOLLOWING
                : Threading.of(present.state, present.endedAt, record.sentAt(), reopenWithin);
    }

    private Map<ConversationPlace, CaseDraft> open(
            Map<ConversationPlace, Albums.Message> opening, Function<Integer, List<CaseDraft>> draw) {
        Map<ConversationPlace, CaseDraft> opened = new HashMap<>();
        if (opening.isEmpty()) {
            return opened;
        }
        askFor(opening.values().stream().map(Albums.Message::first).toList());
        Iterator<CaseDraft> drawn = draw.apply(opening.size()).iterator();
        opening.forEach((where, message) -> {
            CaseDraft draft = drawn.next();
            MessageReceived record = message.first().record();
            Citizens.Known citizen = people.get(ConversationTable.address(message.first()));
            ConversationDraft conversation = conversations.get(where);
            draft.topic = conversation.arrivalTopic;
            draft.opened(record.sentAt());
            openings.add(new CaseTable.Opening(
                    draft,
                    Excerpt.of(message.text().line()),
                    citizen.language() == null ? message.language().code() : citizen.language(),
                    citizen.citizenId(),
                    citizen.name(),
                    message.first().channel(),
                    record.sentAt(),
                    conversation.id,
                    conversation.caseId));
            conversation.caseId = draft.id;
            opened.put(where, draft);
        });
        return opened;
    }

    /** The contact that a message belongs to: the running one, or a new one that {@link #begin} begins. */
    UUID contactOf(Albums.Message message, ConversationDraft conversation, Place place) {
        return continues(message.first().record(), conversation, place) ? conversation.contactId : Ids.next();
    }

    /** Begins the message's contact unless it runs already. */
    void begin(Placed placed, ConversationDraft conversation, Place place) {
        if (continues(placed.message(), conversation, place)) {
            return;
        }
        Citizens.ChannelAddress address = new Citizens.ChannelAddress(
                placed.message().sender().kind(), placed.message().sender().value());
        if (!people.containsKey(address)) {
            people.putAll(resolve.apply(List.of(new Incoming<>(null, placed.message(), placed.channel()))));
        }
        conversation.begin(new ConversationDraft.NewContact(placed.contactId(), Ids.next(), place.caseDraft(), placed));
    }

    /** What comes late belongs to the contact in which it was written, and begins none. */
    private boolean continues(MessageReceived message, ConversationDraft conversation, Place place) {
        Duration silence = ContactTable.silence(accounts.get(message.accountId()));
        return place.late() && conversation.contactId != null || conversation.isInContact(message.sentAt(), silence);
    }

    private void askFor(List<Incoming<MessageReceived>> messages) {
        List<Incoming<MessageReceived>> missing = messages.stream()
                .filter(message -> !people.containsKey(ConversationTable.address(message)))
                .toList();
        if (!missing.isEmpty()) {
            people.putAll(resolve.apply(missing));
        }
    }
}
