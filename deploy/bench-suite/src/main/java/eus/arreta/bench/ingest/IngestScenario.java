package eus.arreta.bench.ingest;

import eus.arreta.bench.Figure;
import eus.arreta.bench.ProcessorTimes;
import eus.arreta.bench.Scenario;
import eus.arreta.bench.Stage;
import eus.arreta.bench.StageTimes;
import eus.arreta.bench.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The whole way of a message, from an adapter's publish to the last case event, at full speed. Before and after it the
 * same machine and database do two simpler things, and their means are the references.
 */
public final class IngestScenario implements Scenario {

    private static final double AGAINST_PLAIN_WAY = 1.5;
    private static final double AGAINST_SINGLE_ROW_COMMITS = 0.6;
    private static final double MOST_RESIDENT = 900;
    /** After 40,000 the compilers of server and broker were still a good part of their processor time. */
    private static final int MOST_WARM_UP = 100_000;

    @Override
    public String name() {
        return "ingest";
    }

    @Override
    public List<String> notes() {
        return List.of(
                "against-plain-way is to be at least 1.5, aim for 2.5; against-single-row-commits at least 0.6, aim for"
                        + " 1.0.",
                "stage-… is milliseconds a stage took for 1000 messages, both workers added; intake-cases is the whole"
                        + " transaction, ingest-… are parts of it.",
                "processor-… is milliseconds of processor time for 1000 messages; the cores work side by side.");
    }

    @Override
    public List<Figure> run(Stage stage) throws Exception {
        UUID account = stage.api().webChatAccount();
        List<Double> plain = new ArrayList<>();
        List<Double> single = new ArrayList<>();
        PlainWay plainWay = new PlainWay(account);
        SingleRowCommits singleRowCommits = new SingleRowCommits();
        Ingested ingested;
        try (BenchTables tables = new BenchTables(stage)) {
            plain.add(Clients.perSecond(tables, plainWay));
            single.add(Clients.perSecond(tables, singleRowCommits));
            ingested = ingest(stage, account);
            single.add(Clients.perSecond(tables, singleRowCommits));
            plain.add(Clients.perSecond(tables, plainWay));
        }
        stage.say(String.format("plain way, before and after: %.0f and %.0f a second", plain.toArray()));
        stage.say(String.format("single-row commits, before and after: %.0f and %.0f a second", single.toArray()));
        List<Figure> figures = new ArrayList<>();
        double perSecond = stage.messages() / ingested.seconds();
        figures.add(Figure.of("messages-per-second", perSecond, "1/s"));
        figures.add(Figure.against("against-plain-way", perSecond, mean(plain))
                .withTarget(Target.atLeast(AGAINST_PLAIN_WAY)));
        figures.add(Figure.against("against-single-row-commits", perSecond, mean(single))
                .withTarget(Target.atLeast(AGAINST_SINGLE_ROW_COMMITS)));
        stage.parts()
                .serverResident()
                .ifPresent(resident -> figures.add(
                        Figure.of("server-resident", resident, "MB").withTarget(Target.atMost(MOST_RESIDENT))));
        figures.addAll(whereTheTimeGoes(stage, ingested));
        return figures;
    }

    /** What was measured while all messages came in. */
    private record Ingested(double seconds, StageTimes stages, ProcessorTimes processor) {}

    private static Ingested ingest(Stage stage, UUID account) throws Exception {
        try (InboundLoad load = new InboundLoad(stage, account);
                CaseEventsCount events = new CaseEventsCount(stage)) {
            int warmUp = Math.min(MOST_WARM_UP, stage.messages());
            stage.say("warming up with " + warmUp + " messages");
            load.send(warmUp);
            events.await(warmUp);
            stage.say("measuring with " + stage.messages() + " messages");
            StageTimes stagesBefore = stage.api().stageTimes();
            ProcessorTimes processorBefore = stage.parts().processorTimes();
            long start = System.nanoTime();
            Thread sender = new Thread(() -> load.send(stage.messages()), "inbound load");
            sender.start();
            events.await(stage.messages());
            double seconds = (System.nanoTime() - start) / 1e9;
            sender.join();
            ProcessorTimes processor = stage.parts().processorTimes().since(processorBefore);
            stage.say(String.format("took %.1f s", seconds));
            return new Ingested(seconds, stage.api().stageTimes().since(stagesBefore), processor);
        }
    }

    private static List<Figure> whereTheTimeGoes(Stage stage, Ingested ingested) {
        List<Figure> figures = new ArrayList<>();
        double thousands = stage.messages() / 1000.0;
        StageTimes.Times transactions = ingested.stages().stages().get("intake-cases");
        if (transactions != null) {
            figures.add(Figure.of("messages-per-transaction", stage.messages() / transactions.count(), "messages"));
        }
        ingested.stages().stages().entrySet().stream()
                .sorted((one, other) -> Double.compare(
                        other.getValue().seconds(), one.getValue().seconds()))
                .forEach(stageTime -> figures.add(Figure.of(
                        "stage-" + stageTime.getKey(), stageTime.getValue().seconds() * 1000 / thousands, "ms/1000")));
        figures.addAll(ingested.processor().figures(stage.messages()));
        return figures;
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }
}
