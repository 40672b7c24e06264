package eus.arreta.bench.sla;

import eus.arreta.bench.Figure;
import eus.arreta.bench.Scenario;
import eus.arreta.bench.Stage;
import eus.arreta.bench.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** How many times a second one core adds and measures business time, and how late alarms of service clocks are told. */
public final class SlaScenario implements Scenario {

    private static final double LEAST_A_SECOND = 2_000_000;

    @Override
    public String name() {
        return "sla";
    }

    @Override
    public List<String> notes() {
        return List.of(
                "add and elapsed: JMH, one thread in a process of its own, spans of up to a year.",
                "lateness: from the moment for which an alarm was due to its event's arrival on Kafka, while messages come in at half"
                        + " the rate at which the cases were taken in.");
    }

    @Override
    public List<Figure> run(Stage stage) throws Exception {
        List<Figure> figures = new ArrayList<>(businessTime());
        figures.addAll(new AlarmsOnTime(stage).measure());
        return figures;
    }

    private static List<Figure> businessTime() throws RunnerException {
        return new Runner(new OptionsBuilder()
                        .include(BusinessTimeBenchmark.class.getName())
                        .mode(Mode.Throughput)
                        .timeUnit(TimeUnit.SECONDS)
                        .threads(1)
                        .forks(1)
                        .warmupIterations(3)
                        .warmupTime(TimeValue.seconds(2))
                        .measurementIterations(5)
                        .measurementTime(TimeValue.seconds(2))
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run().stream()
                        .map(result -> Figure.of(
                                        result.getPrimaryResult().getLabel(),
                                        result.getPrimaryResult().getScore(),
                                        "/s")
                                .withTarget(Target.atLeast(LEAST_A_SECOND)))
                        .toList();
    }
}
