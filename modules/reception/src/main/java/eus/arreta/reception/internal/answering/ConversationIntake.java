package eus.arreta.reception.internal.answering;

import eus.arreta.cases.ConversationEvent;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.events.BatchIntake;
import eus.arreta.events.EventCodec;
import eus.arreta.events.ReceivedEvent;
import eus.arreta.events.Rejection;
import eus.arreta.reception.internal.words.Word;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** The consumer of {@code arreta.conversation-events}. Idempotent by the keys of what is said: see {@link Answering}. */
@ApplicationScoped
public class ConversationIntake {

    private final BatchIntake intake;
    private final Answering answering;

    public ConversationIntake(BatchIntake intake, Answering answering) {
        this.intake = intake;
        this.answering = answering;
    }

    @Incoming("reception")
    @Blocking
    public void take(ConsumerRecords<byte[], byte[]> batch) {
        intake.take("reception", batch, this::handle);
    }

    private List<Rejection> handle(List<ReceivedEvent> events) {
        List<Rejection> rejected = new ArrayList<>();
        for (ReceivedEvent event : events) {
            try {
                answer(EventCodec.read(event.body(), ConversationEvent.class));
            } catch (InvalidInput invalid) {
                rejected.add(Rejection.of(event, "invalid", invalid.getMessage()));
            }
        }
        return rejected;
    }

    private void answer(ConversationEvent event) {
        switch (event.what()) {
            case ConversationEvent.STARTED -> answering.started(event.conversationId(), event.language(), event.at());
            case ConversationEvent.ENDED -> answering.ended(event.conversationId(), event.causeId(), event.at());
            case ConversationEvent.SAID ->
                answering.heard(
                        event.conversationId(),
                        Word.of(event.word())
                                .orElseThrow(() -> new InvalidInput("/word", "invalid", "is none of reception's")),
                        event.entryId(),
                        event.at());
            default -> throw new InvalidInput("/what", "invalid", "is nothing that this release knows");
        }
    }
}
