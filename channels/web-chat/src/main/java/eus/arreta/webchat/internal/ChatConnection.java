package eus.arreta.webchat.internal;

import eus.arreta.channelapi.AdapterContext;
import eus.arreta.channelapi.DeliveryState;
import eus.arreta.channelapi.HistoryItem;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * One browser's connection: the protocol of {@code docs/web-chat-protocol.md}. Its methods may be called from any
 * thread and never block; what may block happens on the executor, one frame after another.
 */
final class ChatConnection {

    private static final Logger LOG = Logger.getLogger(ChatConnection.class);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final AdapterContext context;
    private final Conversations conversations;
    private final ChatLimits limits;
    private final LongSupplier nanos;
    private final Executor executor;
    private final OutgoingFrames outgoing;
    private final OneByOne<ClientFrame> inbound;
    private final MessageAllowance allowance;
    private final UnconfirmedMessages unconfirmed = new UnconfirmedMessages();
    private final AtomicInteger badFrames = new AtomicInteger();
    private final AtomicInteger excessFrames = new AtomicInteger();
    private final long openedAt;

    private volatile boolean helloSeen;
    private volatile boolean closed;
    private volatile long lastFrameAt;
    private volatile long lastLookAt;
    private volatile String conversation;
    private volatile HistoryPump pump;
    // Only inside handle(), which runs once at a time.
    private Visit visit;
    private String language;
    private boolean languageChosen;
    private Long typedAt;

    /** @param nanos a clock that only grows, such as {@link System#nanoTime} */
    ChatConnection(
            AdapterContext context,
            Conversations conversations,
            ChatLimits limits,
            Wire wire,
            Executor executor,
            LongSupplier nanos) {
        this.context = context;
        this.conversations = conversations;
        this.limits = limits;
        this.nanos = nanos;
        this.executor = executor;
        this.outgoing = new OutgoingFrames(wire, executor);
        this.inbound = new OneByOne<>(ChatLimits.WAITING_FRAMES, executor, this::handle);
        this.allowance = new MessageAllowance(limits, nanos);
        this.openedAt = nanos.getAsLong();
        this.lastFrameAt = openedAt;
    }

    /** Takes a text frame of the browser. */
    void receive(String text) {
        if (closed) {
            return;
        }
        lastFrameAt = nanos.getAsLong();
        if (text.getBytes(StandardCharsets.UTF_8).length > ChatLimits.FRAME_BYTES) {
            close(Closing.TOO_BIG);
            return;
        }
        try {
            accept(FrameReader.read(text));
        } catch (BadFrame bad) {
            refuseBadFrame(bad.getMessage());
        }
    }

    private void accept(ClientFrame frame) throws BadFrame {
        if (frame instanceof ClientFrame.Hello) {
            helloSeen = true;
        } else if (!helloSeen) {
            throw new BadFrame("the first frame is hello");
        }
        if (frame instanceof ClientFrame.Said said && refuse(said)) {
            return;
        }
        if (!inbound.offer(frame)) {
            String clientId = frame instanceof ClientFrame.Said said ? said.clientId() : null;
            if (excessFrames.incrementAndGet() > ChatLimits.EXCESS_FRAMES) {
                close(Closing.FLOODED);
            } else {
                answer(new ServerFrame.Refusal("too-many", clientId, "wait for answers before you send more"));
            }
        }
    }

    private void refuseBadFrame(String detail) {
        boolean last = badFrames.incrementAndGet() >= ChatLimits.BAD_FRAMES;
        CompletionStage<Void> answered = answer(new ServerFrame.Refusal("bad-frame", null, detail));
        if (last) {
            answered.whenComplete((sent, gone) -> close(Closing.BAD_FRAMES));
        }
    }

    private boolean refuse(ClientFrame.Said said) {
        Optional<String> refusal =
                said instanceof ClientFrame.Message message ? VisitorText.refusal(message.text()) : Optional.empty();
        if (refusal.isPresent()) {
            answer(new ServerFrame.Refusal(
                    refusal.get(), said.clientId(), "a text has 1 to " + VisitorText.LONGEST + " UTF-16 units"));
            return true;
        }
        long waitMillis = allowance.take();
        if (waitMillis > 0) {
            answer(new ServerFrame.Refusal("rate-limited", said.clientId(), waitMillis, "too fast"));
            return true;
        }
        return false;
    }

    private CompletionStage<Void> handle(ClientFrame frame) {
        if (closed) {
            return done();
        }
        if (frame instanceof ClientFrame.Hello hello) {
            return handleHello(hello);
        } else if (frame instanceof ClientFrame.Said said) {
            return handleSaid(said);
        } else if (frame instanceof ClientFrame.Received received) {
            return orCarryOn(visit.confirms(DeliveryState.DELIVERED, received.cursor()));
        } else if (frame instanceof ClientFrame.Read read) {
            return orCarryOn(visit.confirms(DeliveryState.READ, read.cursor()));
        } else if (frame instanceof ClientFrame.Typing) {
            return handleTyping();
        } else if (frame instanceof ClientFrame.Ping ping) {
            return answer(new ServerFrame.Pong(ping.n()));
        }
        return orBreakOff(visit.ends(), null);
    }

    /** A later hello only changes the language, which is the visitor's choice then. */
    private CompletionStage<Void> handleHello(ClientFrame.Hello hello) {
        if (hello.language() != null) {
            language = hello.language();
            languageChosen = hello.chosen() || visit != null;
        }
        if (visit != null) {
            return done();
        }
        Optional<String> resumed = resumed(hello.resume());
        if (resumed.isEmpty() && hello.resume() != null) {
            answer(new ServerFrame.Refusal("bad-resume", null, "the token is none; this is a new conversation"));
        }
        long after = resumed.isPresent() ? hello.after() : 0;
        ResumeToken fresh = ResumeToken.issue(RANDOM);
        conversation = resumed.orElseGet(fresh::conversation);
        visit = new Visit(context, conversation, unconfirmed);
        if (resumed.isEmpty()) {
            // Not waited for: what the visitor writes stands behind it in the same order, and without it only the
            // greeting comes later.
            orCarryOn(visit.starts(language));
        }
        CompletionStage<Void> welcomed = answer(new ServerFrame.Welcome(
                conversation,
                resumed.isPresent() ? hello.resume() : fresh.value(),
                AccountSettings.of(context.account()).appearance(),
                after));
        pump = new HistoryPump(after, this::nextPage, this::deliver, this::tellCaughtUp, executor);
        // First known, then looking: what is written between the two wakes the pump.
        conversations.joined(conversation, this);
        if (closed) {
            conversations.left(conversation, this);
        }
        wake();
        return welcomed;
    }

    /** By the browser's own token, or by a link that was sent to the visitor. */
    private Optional<String> resumed(String token) {
        return token == null
                ? Optional.empty()
                : ResumeToken.read(token).map(ResumeToken::conversation).or(() -> context.linkedConversation(token));
    }

    /** The next frame waits until the acknowledgement has left: who doesn't read is not read from either. */
    private CompletionStage<Void> handleSaid(ClientFrame.Said said) {
        return orBreakOff(
                visit.says(said, languageChosen ? language : null)
                        .thenCompose(at -> orCarryOn(answer(new ServerFrame.Ack(said.clientId(), at)))),
                said.clientId());
    }

    private CompletionStage<Void> handleTyping() {
        long now = nanos.getAsLong();
        if (typedAt != null && now - typedAt < ChatLimits.TYPING_EVERY.toNanos()) {
            return done();
        }
        typedAt = now;
        return orCarryOn(visit.types());
    }

    /** What is lost here is asked for again or worth nothing, so the connection goes on. */
    private static CompletionStage<Void> orCarryOn(CompletionStage<Void> published) {
        return published.exceptionally(failure -> null);
    }

    private CompletionStage<Void> orBreakOff(CompletionStage<Void> published, String clientId) {
        return published
                .handle((stored, failure) -> failure == null ? done() : breakOff(clientId, failure))
                .thenCompose(next -> next);
    }

    /**
     * Refuses the frame that could not be stored and all that wait behind it: a later message must not overtake it.
     * The browser comes back and sends them again in order.
     */
    private CompletionStage<Void> breakOff(String clientId, Throwable failure) {
        LOG.warnf(
                "web chat account %s: a visitor's message was not stored (%s); their browser sends it again",
                context.account().id(), failure.getClass().getName());
        closed = true;
        CompletionStage<Void> last = answer(notStored(clientId));
        for (ClientFrame frame : inbound.drain()) {
            if (frame instanceof ClientFrame.Said said) {
                last = answer(notStored(said.clientId()));
            }
        }
        return last.handle((sent, gone) -> {
            close(Closing.NOT_STORED);
            return null;
        });
    }

    private static ServerFrame notStored(String clientId) {
        return new ServerFrame.Refusal("not-stored", clientId, "send it again after the next welcome");
    }

    private List<HistoryItem> nextPage(long after) {
        lastLookAt = nanos.getAsLong();
        return context.history(conversation, after, ChatLimits.PAGE);
    }

    private CompletionStage<Void> deliver(HistoryItem item) {
        unconfirmed.sent(item);
        return outgoing.send(FrameWriter.message(item, conversation));
    }

    private void tellCaughtUp() {
        answer(new ServerFrame.CaughtUp(pump.cursor()));
    }

    /** There may be something new for the visitor. */
    void wake() {
        HistoryPump waiting = pump;
        if (waiting != null && !closed) {
            waiting.wake();
        }
    }

    /** An agent is writing. */
    void showTyping() {
        answer(new ServerFrame.Typing());
    }

    /** Looks at the time; called about once a second. */
    void tick() {
        long now = nanos.getAsLong();
        if (visitIsLate(now)) {
            close(Closing.NO_HELLO);
        } else if (now - lastFrameAt > ChatLimits.IDLE.toNanos()) {
            close(Closing.IDLE);
        } else if (pump != null) {
            Duration pause = pump.hasFailed() ? ChatLimits.LOOK_AFTER_FAILURE : limits.lookAgain();
            if (now - lastLookAt >= pause.toNanos()) {
                wake();
            }
        }
    }

    private boolean visitIsLate(long now) {
        return !helloSeen && now - openedAt > ChatLimits.HELLO_WITHIN.toNanos();
    }

    void close(Closing closing) {
        gone();
        outgoing.close(closing);
    }

    /** The socket is closed, whoever closed it. */
    void gone() {
        closed = true;
        inbound.drain();
        if (conversation != null) {
            conversations.left(conversation, this);
        }
    }

    /** Nobody need wait for an answer: how many may wait is bounded where they wait. */
    private CompletionStage<Void> answer(ServerFrame frame) {
        return outgoing.send(frame);
    }

    private static CompletionStage<Void> done() {
        return CompletableFuture.completedFuture(null);
    }
}
