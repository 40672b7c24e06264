package eus.arreta.bench.telegram;

import eus.arreta.bench.Figure;
import eus.arreta.bench.Scenario;
import eus.arreta.bench.Stage;
import eus.arreta.bench.Target;
import eus.arreta.bench.ingest.CaseEventsCount;
import eus.arreta.bench.ingest.InboundLoad;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One bot that polls: how many updates a second become case events, beside what the same installation takes from Kafka alone. */
public final class TelegramScenario implements Scenario {

    private static final double LEAST_PER_SECOND = 1_500;
    /** A bot's messages are fewer than all channels' together. */
    private static final int PART = 4;

    @Override
    public String name() {
        return "telegram";
    }

    @Override
    public List<String> notes() {
        return List.of("against-ingest compares with messages that are written to Kafka directly, in the same run.");
    }

    @Override
    public List<Figure> run(Stage stage) throws Exception {
        int messages = Math.max(1_000, stage.messages() / PART);
        UUID web = stage.api().webChatAccount();
        double received;
        double direct;
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
            stage.api().disable(account);
        }
        return List.of(
                Figure.of("updates-per-second", received, "1/s").withTarget(Target.atLeast(LEAST_PER_SECOND)),
                Figure.against("against-ingest", received, direct));
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }
}
