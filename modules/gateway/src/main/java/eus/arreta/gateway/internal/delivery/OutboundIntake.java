package eus.arreta.gateway.internal.delivery;

import eus.arreta.channelapi.EventType;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.channelapi.OutboundCommand;
import eus.arreta.events.BatchIntake;
import eus.arreta.events.EventCodec;
import eus.arreta.events.ReceivedEvent;
import eus.arreta.events.Rejection;
import eus.arreta.gateway.internal.running.RunningAccounts;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Takes {@code arreta.outbound} into the delivery table, so that Kafka never waits for a network. Idempotent by the
 * command's id, which is the table's primary key.
 */
@ApplicationScoped
public class OutboundIntake {

    /** "Is writing" that is older says nothing any more. */
    private static final Duration TYPING_IS_WORTH = Duration.ofSeconds(5);

    private final BatchIntake intake;
    private final DeliveryTable table;
    private final RunningAccounts running;
    private final Clock clock;

    public OutboundIntake(BatchIntake intake, DeliveryTable table, RunningAccounts running, Clock clock) {
        this.intake = intake;
        this.table = table;
        this.running = running;
        this.clock = clock;
    }

    @Incoming("outbound")
    @Blocking
    public void take(ConsumerRecords<byte[], byte[]> batch) {
        Set<UUID> accounts = new HashSet<>();
        intake.take("gateway", batch, events -> handle(events, accounts));
        synchronized (accounts) {
            accounts.forEach(running::wake);
        }
    }

    private List<Rejection> handle(List<ReceivedEvent> events, Set<UUID> accounts) {
        List<Rejection> rejected = new ArrayList<>();
        List<DeliveryTable.Heard> heard = new ArrayList<>();
        for (ReceivedEvent event : events) {
            try {
                Optional<OutboundCommand> command = read(event);
                if (command.isEmpty()) {
                    rejected.add(Rejection.of(event, "unknown-type", "This release doesn't know the type."));
                } else if (command.get() instanceof OutboundCommand.ShowTyping typing) {
                    showTyping(typing);
                } else {
                    heard.add(new DeliveryTable.Heard(command.get(), event.time()));
                }
            } catch (InvalidInput invalid) {
                rejected.add(Rejection.of(event, "invalid", invalid.getMessage()));
            }
        }
        table.take(heard);
        synchronized (accounts) {
            heard.forEach(command -> accounts.add(command.command().accountId()));
        }
        return rejected;
    }

    private static Optional<OutboundCommand> read(ReceivedEvent event) {
        return EventType.named(event.type())
                .filter(type -> OutboundCommand.class.isAssignableFrom(type.record()))
                .map(type -> (OutboundCommand) EventCodec.read(event.body(), type.record()));
    }

    private void showTyping(OutboundCommand.ShowTyping typing) {
        if (typing.at().plus(TYPING_IS_WORTH).isAfter(clock.instant())) {
            running.find(typing.accountId()).ifPresent(account -> account.send(typing));
        }
    }
}
