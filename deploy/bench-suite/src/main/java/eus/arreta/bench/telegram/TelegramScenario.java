package eus.arreta.bench.telegram;

import eus.arreta.bench.Figure;
import eus.arreta.bench.Latencies;
import eus.arreta.bench.Scenario;
import eus.arreta.bench.Stage;
import eus.arreta.bench.Target;
import eus.arreta.bench.ingest.CaseEventsCount;
import eus.arreta.bench.ingest.InboundLoad;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One bot that polls: how many updates a second become case events, beside what the same installation takes from Kafka alone. */
public final class TelegramScenario implements Scenario {

    private static final double LEAST_PER_SECOND = 1_500;
    /** A bot's messages are fewer than all channels' together. */
    private static final int PART = 4;
    /** A second, as the adapter says of Telegram. */
    private static final int PERMITTED = 30;

    private static final int REPLIED_CASES = 200;
    /** Within what one chat permits at once. */
    private static final int REPLIES_EACH = 3;

    private static final Duration LOOK_EACH = Duration.ofMillis(500);

    @Override
    public String name() {
        return "telegram";
    }

    @Override
    public List<String> notes() {
        return List.of(
                "against-ingest compares with messages that are written to Kafka directly, in the same run.",
                "scheduling-error-p99: how much later a reply left than the permitted rate allowed, measured at the network.");
    }

    @Override
    public List<Figure> run(Stage stage) throws Exception {
        int messages = Math.max(1_000, stage.messages() / PART);
        UUID web = stage.api().webChatAccount();
        double received;
        double direct;
        List<Figure> replies;
        try (SimulatedTelegram telegram = new SimulatedTelegram();
                CaseEventsCount events = new CaseEventsCount(stage);
                InboundLoad load = new InboundLoad(stage, web)) {
            UUID account = stage.api()
                    .makeAccount(
                            "telegram",
                            Map.of(
                                    "token",
                                    telegram.token(),
                                    "apiUrl",
                                    telegram.url().toString()));
            stage.say("warming up with " + messages + " messages each way of coming in");
            telegram.write(messages);
            events.await(messages);
            load.send(messages);
            events.await(messages);
            stage.say("measuring with " + messages + " messages each");
            long begun = System.nanoTime();
            telegram.write(messages);
            events.await(messages);
            received = messages / seconds(begun);
            begun = System.nanoTime();
            load.send(messages);
            events.await(messages);
            direct = messages / seconds(begun);
            replies = replies(stage, telegram);
            stage.api().disable(account);
        }
        List<Figure> figures = new ArrayList<>(replies);
        figures.add(0, Figure.of("updates-per-second", received, "1/s").withTarget(Target.atLeast(LEAST_PER_SECOND)));
        figures.add(1, Figure.against("against-ingest", received, direct));
        return figures;
    }

    /** More replies are written at once than may leave; each should leave as soon as it may. */
    private static List<Figure> replies(Stage stage, SimulatedTelegram telegram)
            throws IOException, InterruptedException {
        telegram.openChats();
        List<String> cases = stage.api().newestCases("telegram", REPLIED_CASES);
        int wanted = cases.size() * REPLIES_EACH;
        stage.say("writing " + wanted + " replies");
        for (int each = 0; each < REPLIES_EACH; each++) {
            for (String number : cases) {
                stage.api().reply(number, "reply " + each);
            }
        }
        List<Instant> sent = telegram.sent();
        long patience = System.nanoTime()
                + Duration.ofSeconds(wanted / PERMITTED * 4L + 10).toNanos();
        while (sent.size() < wanted && System.nanoTime() < patience) {
            Thread.sleep(LOOK_EACH.toMillis());
            sent = telegram.sent();
        }
        if (sent.size() < wanted) {
            throw new IOException(sent.size() + " of " + wanted + " replies have left");
        }
        Duration taken = Duration.between(sent.get(PERMITTED - 1), sent.get(sent.size() - 1));
        return List.of(
                Figure.of("replies-per-second", (sent.size() - PERMITTED) / (taken.toNanos() / 1e9), "1/s"),
                Figure.of("scheduling-error-p99", new Latencies(lateness(sent)).percentile(99), "ms"));
    }

    /**
     * How much later than it might have each left: a bucket of what is permitted in a second, which fills evenly, is emptied by those
     * that did leave. In nanoseconds.
     */
    static List<Long> lateness(List<Instant> sent) {
        List<Long> late = new ArrayList<>();
        double tokens = PERMITTED;
        Instant before = sent.get(0);
        for (Instant left : sent) {
            double untilPermitted = Math.max(0, (1 - tokens) / PERMITTED);
            double gap = Duration.between(before, left).toNanos() / 1e9;
            late.add((long) (Math.max(0, gap - untilPermitted) * 1e9));
            tokens = Math.min(PERMITTED, tokens + gap * PERMITTED) - 1;
            before = left;
        }
        // The first ones leave as they are written, not as they are permitted.
        return late.subList(Math.min(PERMITTED, late.size()), late.size());
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }
}
