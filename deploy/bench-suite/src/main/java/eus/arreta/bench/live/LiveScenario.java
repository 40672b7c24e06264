package eus.arreta.bench.live;

import eus.arreta.bench.Figure;
import eus.arreta.bench.Latencies;
import eus.arreta.bench.ProcessorTimes;
import eus.arreta.bench.Scenario;
import eus.arreta.bench.Stage;
import eus.arreta.bench.Target;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * How long it takes from a citizen's send on the chat socket until an agent's event stream tells of the message, while
 * many citizens write. The stream holds no text, so a message is recognized by its id: the citizen's own history tells
 * it, read when all is over.
 */
public final class LiveScenario implements Scenario {

    private static final int VISITORS = 200;
    /** Each visitor writes once a second. */
    private static final Duration BETWEEN_MESSAGES = Duration.ofSeconds(1).dividedBy(VISITORS);

    private static final int WARM_UP_ROUNDS = 30;
    private static final int MEASURED_ROUNDS = 30;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final double SLOWEST_P99 = 250;

    @Override
    public String name() {
        return "live";
    }

    @Override
    public List<String> notes() {
        return List.of(
                VISITORS + " visitors write one message a second each for " + MEASURED_ROUNDS
                        + " s; heard-… is until an agent's event stream tells of it, acknowledged-… until the visitor's"
                        + " own socket does.",
                "never-heard counts messages that the stream didn't tell of, resyncs how often it said that it had"
                        + " dropped something.");
    }

    @Override
    public List<Figure> run(Stage stage) throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        List<Visitor> visitors = new ArrayList<>();
        try (AgentStream agent = AgentStream.open(stage)) {
            for (int number = 0; number < VISITORS; number++) {
                visitors.add(new Visitor(stage, client, number));
            }
            stage.say("warming up for " + WARM_UP_ROUNDS + " s");
            write(visitors, 0, WARM_UP_ROUNDS);
            settle(visitors);
            visitors.forEach(Visitor::forget);
            stage.say("measuring for " + MEASURED_ROUNDS + " s");
            ProcessorTimes processorBefore = stage.parts().processorTimes();
            write(visitors, WARM_UP_ROUNDS, MEASURED_ROUNDS);
            ProcessorTimes processor = stage.parts().processorTimes().since(processorBefore);
            settle(visitors);
            List<Figure> figures = new ArrayList<>(figures(visitors, agent));
            figures.addAll(processor.figures(MEASURED_ROUNDS * VISITORS));
            return figures;
        } finally {
            visitors.forEach(Visitor::close);
        }
    }

    /** Writes at even distances, whether or not the server keeps up: a slow answer must not make the load lighter. */
    private static void write(List<Visitor> visitors, int firstRound, int rounds) {
        long start = System.nanoTime();
        for (int index = 0; index < rounds * visitors.size(); index++) {
            long due = start + index * BETWEEN_MESSAGES.toNanos();
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            visitors.get(index % visitors.size()).write(firstRound + index / visitors.size());
        }
    }

    /** Waits until everything is acknowledged, and a moment for what follows that; what then is missing counts as such. */
    private static void settle(List<Visitor> visitors) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end && !visitors.stream().allMatch(LiveScenario::allAcknowledged)) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        TimeUnit.SECONDS.sleep(2);
    }

    private static boolean allAcknowledged(Visitor visitor) {
        return visitor.acknowledged().keySet().containsAll(visitor.sent().keySet());
    }

    private static List<Figure> figures(List<Visitor> visitors, AgentStream agent) {
        List<Long> untilHeard = new ArrayList<>();
        List<Long> untilAcknowledged = new ArrayList<>();
        int messages = 0;
        int refused = 0;
        for (Visitor visitor : visitors) {
            Map<String, String> ids = visitor.history();
            refused += visitor.refused();
            messages += visitor.sent().size();
            visitor.sent().forEach((clientId, sent) -> {
                Long acknowledged = visitor.acknowledged().get(clientId);
                if (acknowledged != null) {
                    untilAcknowledged.add(acknowledged - sent);
                }
                Long heard = agent.heard().get(ids.getOrDefault(clientId, ""));
                if (heard != null) {
                    untilHeard.add(heard - sent);
                }
            });
        }
        Latencies heard = new Latencies(untilHeard);
        Latencies acknowledged = new Latencies(untilAcknowledged);
        return List.of(
                Figure.of("heard-p50", heard.percentile(50), "ms"),
                Figure.of("heard-p99", heard.percentile(99), "ms").withTarget(Target.atMost(SLOWEST_P99)),
                Figure.of("heard-slowest", heard.percentile(100), "ms"),
                Figure.of("never-heard", messages - heard.count(), "messages").withTarget(Target.atMost(0)),
                Figure.of("resyncs", agent.resyncs(), "times"),
                Figure.of("acknowledged-p50", acknowledged.percentile(50), "ms"),
                Figure.of("acknowledged-p99", acknowledged.percentile(99), "ms"),
                Figure.of("not-acknowledged", messages - acknowledged.count(), "messages"),
                Figure.of("refused", refused, "frames"));
    }
}
