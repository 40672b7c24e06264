package eus.arreta.reception.internal.answering;

import eus.arreta.access.Actor;
import eus.arreta.cases.CaseEvent;
import eus.arreta.cases.Conversations;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.events.BatchIntake;
import eus.arreta.events.EventCodec;
import eus.arreta.events.ReceivedEvent;
import eus.arreta.events.Rejection;
import eus.arreta.reception.internal.settings.SettingsTable;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * The consumer of {@code arreta.case-events}: a new case is acknowledged, an outcome asked about. Idempotent by the keys of what is
 * said, so that a case's sequence needn't be kept: an event that comes late or from among the dead letters says nothing twice.
 */
@ApplicationScoped
public class CaseIntake {

    private static final Actor RECEPTION = Actor.system("reception");
    private static final String OPENED = "eus.arreta.case." + CaseEvent.OPENED + ".v1";
    private static final String CONTACT_ENDED = "eus.arreta.case." + CaseEvent.CONTACT_ENDED + ".v1";
    private static final Set<String> HEARD = Set.of(OPENED, CONTACT_ENDED);

    private final BatchIntake intake;
    private final Conversations conversations;
    private final SettingsTable settings;
    private final Answering answering;

    public CaseIntake(BatchIntake intake, Conversations conversations, SettingsTable settings, Answering answering) {
        this.intake = intake;
        this.conversations = conversations;
        this.settings = settings;
        this.answering = answering;
    }

    @Incoming("reception-cases")
    @Blocking
    public void take(ConsumerRecords<byte[], byte[]> batch) {
        intake.take("reception-cases", batch, this::handle);
    }

    private List<Rejection> handle(List<ReceivedEvent> events) {
        List<Rejection> rejected = new ArrayList<>();
        List<CaseEvent> opened = new ArrayList<>();
        List<CaseEvent> ended = new ArrayList<>();
        for (ReceivedEvent event : events) {
            try {
                if (HEARD.contains(event.type())) {
                    CaseEvent read = EventCodec.read(event.body(), CaseEvent.class);
                    (read.what().equals(CaseEvent.OPENED) ? opened : ended).add(read);
                }
            } catch (InvalidInput invalid) {
                rejected.add(Rejection.of(event, "invalid", invalid.getMessage()));
            }
        }
        if (!(opened.isEmpty() && ended.isEmpty()) && settings.anyEnabled()) {
            acknowledge(opened);
            ask(ended);
        }
        return rejected;
    }

    private void acknowledge(List<CaseEvent> opened) {
        Map<UUID, UUID> where = conversations.whereOpened(
                RECEPTION, opened.stream().map(CaseEvent::caseId).toList());
        // One that somebody opens by splitting is the office's own matter: the citizen has their number.
        opened.stream()
                .filter(event -> event.actorId() == null)
                .filter(event -> where.containsKey(event.caseId()))
                .forEach(event ->
                        answering.opened(where.get(event.caseId()), event.caseId(), event.number(), event.at()));
    }

    private void ask(List<CaseEvent> ended) {
        List<CaseEvent> named = ended.stream()
                .filter(event -> event.detail() != null && !event.restricted())
                .toList();
        Map<UUID, Conversations.Ended> contacts = conversations.contacts(
                RECEPTION,
                named.stream().map(event -> UUID.fromString(event.detail())).toList());
        named.forEach(event -> {
            UUID contactId = UUID.fromString(event.detail());
            Conversations.Ended contact = contacts.get(contactId);
            if (contact != null && "outcome".equals(contact.reason()) && !contact.scored()) {
                answering.outcome(contact.conversationId(), contactId, event.at());
            }
        });
    }
}
