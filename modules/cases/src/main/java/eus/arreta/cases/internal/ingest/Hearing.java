package eus.arreta.cases.internal.ingest;

import eus.arreta.access.Actor;
import eus.arreta.cases.ConversationEvent;
import eus.arreta.cases.FrontDesk;
import eus.arreta.cases.FrontDesk.Meaning;
import eus.arreta.cases.FrontDesk.Said;
import eus.arreta.cases.internal.ingest.Ingest.Incoming;
import eus.arreta.channelapi.InboundEvent;
import eus.arreta.channelapi.InboundEvent.MessageReceived;
import eus.arreta.events.Outbox;
import eus.arreta.events.OutgoingEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Asks the front desk, where there is one, which messages are for Arreta itself, and tells it of them. */
@ApplicationScoped
public class Hearing {

    private static final Actor INGEST = Actor.system("ingest");

    private final Instance<FrontDesk> desk;
    private final Outbox outbox;

    public Hearing(@Any Instance<FrontDesk> desk, Outbox outbox) {
        this.desk = desk;
        this.outbox = outbox;
    }

    /** What messages mean to the front desk, by their events' ids. */
    Map<UUID, Meaning> hear(List<Incoming<MessageReceived>> fresh, Map<ConversationPlace, ConversationDraft> places) {
        Set<UUID> open =
                open(fresh.stream().map(message -> message.record().accountId()).collect(Collectors.toSet()));
        List<Said> said = fresh.stream()
                .filter(message -> open.contains(message.record().accountId()))
                .filter(message -> message.record().groupId() == null)
                .map(message ->
                        new Said(message.event().id(), places.get(ConversationPlace.of(message)).id, message.record()))
                .toList();
        return said.isEmpty() ? Map.of() : desk.get().hear(INGEST, said);
    }

    private Set<UUID> open(Collection<UUID> accounts) {
        return accounts.isEmpty() || desk.isUnsatisfied()
                ? Set.of()
                : desk.get().open(INGEST, accounts);
    }

    boolean isOpen(UUID accountId) {
        return open(Set.of(accountId)).contains(accountId);
    }

    /** Tells of the messages that mean something to it, once they are stored. */
    void tell(List<Placed> placed, List<Albums.Message> messages, Map<UUID, Meaning> meanings) {
        List<OutgoingEvent> events = new ArrayList<>();
        for (int index = 0; index < placed.size(); index++) {
            Placed one = placed.get(index);
            UUID cause = messages.get(index).first().event().id();
            Meaning meaning = meanings.get(cause);
            if (meaning != null) {
                events.add(new ConversationEvent(
                                one.conversationId(),
                                one.message().accountId(),
                                ConversationEvent.SAID,
                                meaning.word(),
                                null,
                                one.entryId(),
                                cause,
                                one.message().sentAt())
                        .outgoing(one.message().conversation()));
            }
        }
        outbox.append(events);
    }

    /** Tells of the beginning or the end of a conversation. */
    void tell(UUID conversationId, InboundEvent sign, String what, String language) {
        outbox.append(List.of(new ConversationEvent(
                        conversationId, sign.accountId(), what, null, language, null, sign.eventId(), sign.time())
                .outgoing(sign.conversation())));
    }
}
