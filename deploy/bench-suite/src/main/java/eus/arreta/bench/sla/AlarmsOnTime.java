package eus.arreta.bench.sla;

import eus.arreta.bench.Figure;
import eus.arreta.bench.Latencies;
import eus.arreta.bench.Stage;
import eus.arreta.bench.Target;
import eus.arreta.bench.ingest.CaseEventsCount;
import eus.arreta.bench.ingest.InboundLoad;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * How late alarms are told: as many running clocks as the throughput scenarios send messages, a twentieth of them due within one
 * minute, while messages come in at half the rate at which the cases were taken in.
 */
final class AlarmsOnTime {

    private static final double MOST_LATE = 1_000;
    private static final int PART_DUE = 20;
    private static final Duration PROMISED = Duration.ofHours(6);
    private static final Duration DUE_WITHIN = Duration.ofMinutes(1);
    /** So long the messages of the clocks that are due take at most to be taken in. */
    private static final Duration BEFORE = Duration.ofSeconds(20);

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration LOOK_EACH = Duration.ofMillis(200);
    private static final int PORTIONS_A_SECOND = 20;

    private final Stage stage;

    AlarmsOnTime(Stage stage) {
        this.stage = stage;
    }

    List<Figure> measure() throws Exception {
        int clocks = stage.messages();
        int due = Math.max(1, clocks / PART_DUE);
        UUID account = stage.api().webChatAccount();
        String policy = stage.api()
                .make(
                        "/api/sla/policies",
                        Map.of(
                                "name",
                                "Bench " + System.currentTimeMillis(),
                                "position",
                                0,
                                "targets",
                                Map.of("firstResponse", Map.of("minutes", PROMISED.toMinutes(), "time", "natural"))));
        try (InboundLoad load = new InboundLoad(stage, account);
                CaseEventsCount events = new CaseEventsCount(stage);
                Connection database = stage.connect()) {
            int before = alarms(database, "");
            stage.say("opening " + (clocks - due) + " cases with clocks");
            long begun = System.nanoTime();
            load.open(Collections.nCopies(clocks - due, Instant.now()));
            events.await(clocks - due);
            double perSecond = (clocks - due) / ((System.nanoTime() - begun) / 1e9);
            await(database, before + clocks - due);
            Instant first = Instant.now().plus(BEFORE);
            stage.say(String.format(
                    "%d more are due within a minute; messages come in at %.0f a second", due, perSecond / 2));
            load.open(IntStream.range(0, due)
                    .mapToObj(at -> first.minus(PROMISED)
                            .plus(DUE_WITHIN.multipliedBy(at).dividedBy(due)))
                    .toList());
            try (AlarmsSeen seen = new AlarmsSeen(stage)) {
                Thread sender =
                        new Thread(() -> sendUntil(load, perSecond / 2, first.plus(DUE_WITHIN)), "inbound load");
                sender.start();
                List<Long> late = seen.await(due, PATIENCE);
                sender.join();
                Latencies latencies = new Latencies(late);
                return List.of(
                        Figure.of("running-clocks", alarms(database, " where fired_at is null"), "clocks"),
                        Figure.of("taken-in-with-clocks", perSecond, "1/s"),
                        Figure.of("lateness-p50", latencies.percentile(50), "ms"),
                        Figure.of("lateness-p99", latencies.percentile(99), "ms")
                                .withTarget(Target.atMost(MOST_LATE)),
                        Figure.of("alarms-told", late.size(), "alarms").withTarget(Target.atLeast(due)));
            }
        } finally {
            stage.api().remove("/api/sla/policies/" + policy);
        }
    }

    private static void sendUntil(InboundLoad load, double perSecond, Instant end) {
        int portion = Math.max(1, (int) (perSecond / PORTIONS_A_SECOND));
        long each = Duration.ofSeconds(1).dividedBy(PORTIONS_A_SECOND).toNanos();
        long next = System.nanoTime();
        while (Instant.now().isBefore(end)) {
            load.send(portion);
            next += each;
            long rest = next - System.nanoTime();
            if (rest > 0) {
                java.util.concurrent.locks.LockSupport.parkNanos(rest);
            }
        }
    }

    private static void await(Connection database, int atLeast) throws SQLException, InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (alarms(database, "") < atLeast) {
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException("the clocks of the cases did not begin");
            }
            Thread.sleep(LOOK_EACH.toMillis());
        }
    }

    private static int alarms(Connection database, String condition) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from sla.alarm" + condition)) {
            row.next();
            return row.getInt(1);
        }
    }
}
