package eus.arreta.gateway.internal.delivery;

import eus.arreta.channelapi.Capabilities;
import eus.arreta.channelapi.DeliveryState;
import eus.arreta.channelapi.OutboundCommand;
import eus.arreta.channelapi.OutboundContent;
import eus.arreta.channelapi.RunningAccount;
import eus.arreta.channelapi.SendResult;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Carries out one claimed delivery: its parts in order, each remembered before the next is handed over, and records what
 * came of it. A crash anywhere in here leaves the delivery {@code sending}, which the next dispatcher finds.
 */
final class Sending {

    private static final Logger LOG = Logger.getLogger(Sending.class);

    private final RunningAccount account;
    private final Capabilities capabilities;
    private final SendLimits limits;
    private final DeliveryTable table;
    private final boolean resend;
    private final Clock clock;

    /** @param resend whether a message of which nobody knows what came is sent again, once, without asking */
    Sending(
            RunningAccount account,
            Capabilities capabilities,
            SendLimits limits,
            DeliveryTable table,
            boolean resend,
            Clock clock) {
        this.account = account;
        this.capabilities = capabilities;
        this.limits = limits;
        this.table = table;
        this.resend = resend;
        this.clock = clock;
    }

    /** The account's and the conversation's limit have allowed the first part already. */
    void carryOut(Delivery delivery) {
        if (!(delivery.command() instanceof OutboundCommand.EditMessage edit)) {
            handOver(delivery, parts(withAllIds(delivery.command())))
                    .ifPresent(sent -> end(delivery, DeliveryState.SENT, null, sent));
            return;
        }
        DeliveryTable.Sent message = table.sent(edit.messageId()).orElse(null);
        EditParts plan = message == null
                ? new EditParts(List.of(edit), List.of(), null)
                : EditParts.of(
                        (OutboundCommand.EditMessage) NumberedChoices.where(capabilities, edit),
                        new EditParts.Sent(
                                parts(message.command()),
                                message.ids(),
                                message.command().writtenAt()),
                        capabilities,
                        clock.instant());
        if (plan.refusal() != null) {
            end(delivery, DeliveryState.FAILED, plan.refusal(), delivery.sent());
            return;
        }
        handOver(delivery, plan.commands()).ifPresent(sent -> {
            if (!plan.gone().isEmpty()) {
                // Before the end: whoever dies here goes on with this edit, and finds nothing left to do.
                table.keepIds(edit.messageId(), message.ids().without(plan.gone()));
            }
            end(delivery, DeliveryState.SENT, null, sent);
        });
    }

    private List<OutboundCommand> parts(OutboundCommand command) {
        return MessageParts.of(
                NumberedChoices.where(capabilities, command), capabilities.longestText(), this::handedOver);
    }

    /** @return what the network calls all of it; empty when it isn't done, which is recorded */
    private Optional<SentIds> handOver(Delivery delivery, List<OutboundCommand> parts) {
        SentIds sent = delivery.sent();
        boolean allowed = true;
        for (OutboundCommand part : parts.subList(Math.min(sent.size(), parts.size()), parts.size())) {
            if (replyWindowIsOver(part)) {
                end(delivery, DeliveryState.FAILED, "reply-window-over", sent);
                return Optional.empty();
            }
            if (!allowed && !allowedNow(delivery, sent)) {
                return Optional.empty();
            }
            allowed = false;
            SendResult result = send(delivery, part);
            if (!(result instanceof SendResult.Sent now)) {
                record(delivery, result, sent);
                return Optional.empty();
            }
            sent = sent.with(now);
            boolean last = sent.size() == parts.size();
            if (!last && !table.partsSent(delivery, sent)) {
                LOG.warnf("The delivery %s was taken over between two parts; this replica stops", delivery.commandId());
                return Optional.empty();
            }
        }
        return Optional.of(sent);
    }

    /** What is taken back names all that the network has of the message: only here all of it is known. */
    private OutboundCommand withAllIds(OutboundCommand command) {
        if (!(command instanceof OutboundCommand.DeleteMessage delete)) {
            return command;
        }
        List<String> all = table.sent(delete.messageId())
                .map(message -> message.ids().all())
                .orElse(List.of());
        return all.isEmpty() ? delete : delete.of(all);
    }

    private List<List<OutboundContent>> handedOver(List<List<OutboundContent>> parts) {
        return parts.stream()
                .flatMap(content -> account.sends(content).stream())
                .toList();
    }

    /** Where the limit is reached between two parts, the message goes back into the queue and goes on there later. */
    private boolean allowedNow(Delivery delivery, SentIds sent) {
        Duration wait = Duration.ZERO;
        if (limits.take(1) == 0) {
            wait = limits.untilAllowed();
        } else {
            wait = limits.takeOf(delivery.conversation());
            if (!wait.isZero()) {
                limits.giveBack(1);
            }
        }
        if (wait.isZero()) {
            return true;
        }
        table.record(
                delivery,
                DeliveryState.QUEUED,
                "rate-limited",
                sent,
                clock.instant().plus(wait));
        return false;
    }

    private SendResult send(Delivery delivery, OutboundCommand part) {
        try {
            return account.send(part);
        } catch (RuntimeException failed) {
            LOG.errorf(
                    "Sending %s failed in a way that its adapter did not foresee (%s); an agent or the policy decides",
                    delivery.commandId(), failed.getClass().getSimpleName());
            return new SendResult.Unknown("error");
        }
    }

    private boolean replyWindowIsOver(OutboundCommand command) {
        return command instanceof OutboundCommand.SendMessage message
                && message.lastInboundAt() != null
                && capabilities
                        .replyUntil(message.conversation(), message.lastInboundAt())
                        .filter(clock.instant()::isAfter)
                        .isPresent();
    }

    private void record(Delivery delivery, SendResult result, SentIds sent) {
        Instant now = clock.instant();
        if (result instanceof SendResult.Unknown unknown && delivery.mayBeRepeated()) {
            // Nobody need ask what became of it: doing it again comes to the same.
            record(delivery, new SendResult.TryAgain(null, unknown.reason()), sent);
        } else if (result instanceof SendResult.TryAgain later) {
            if (Retrying.givesUp(delivery.firstTriedAt(), now)) {
                end(delivery, DeliveryState.FAILED, "gave-up", sent);
            } else {
                Instant again = now.plus(Retrying.wait(delivery.attempts(), later.after()));
                String reason = delivery.resent() ? DeliveryTable.RESENT : later.reason();
                table.record(delivery, DeliveryState.QUEUED, reason, sent, again);
            }
        } else if (result instanceof SendResult.Failed never) {
            end(delivery, DeliveryState.FAILED, never.reason(), sent);
        } else if (result instanceof SendResult.Unknown && resend && !delivery.resent()) {
            Instant again = now.plus(Retrying.wait(1, null));
            table.record(delivery, DeliveryState.QUEUED, DeliveryTable.RESENT, sent, again);
        } else if (result instanceof SendResult.Unknown unknown) {
            end(delivery, DeliveryState.UNKNOWN, unknown.reason(), sent);
        } else {
            LOG.errorf("The adapter said nothing of %s; an agent or the policy decides", delivery.commandId());
            end(delivery, DeliveryState.UNKNOWN, "error", sent);
        }
    }

    private void end(Delivery delivery, DeliveryState state, String reason, SentIds sent) {
        table.record(delivery, state, reason, sent, clock.instant());
    }
}
