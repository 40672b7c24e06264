package eus.arreta.bench.inbox;

import eus.arreta.bench.Figure;
import eus.arreta.bench.KeptLine;
import eus.arreta.bench.Latencies;
import eus.arreta.bench.ProcessorTimes;
import eus.arreta.bench.Rounds;
import eus.arreta.bench.Scenario;
import eus.arreta.bench.SignIn;
import eus.arreta.bench.SingleRowSelects;
import eus.arreta.bench.Stage;
import eus.arreta.bench.Target;
import eus.arreta.bench.bulk.BulkData;
import eus.arreta.bench.bulk.BulkWords;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lists of a million cases: each combination of filters that the console offers, with whichever values are slowest, first
 * and 50th page, as an agent's browser asks for them; and what else the API filters by.
 */
public final class InboxScenario implements Scenario {

    private static final double SLOWEST_P99 = 50;
    private static final double MOST_RESIDENT = 900;
    private static final int LOOKED_AT = 2;
    private static final int MEASURED = 800;
    private static final int WARM_UP = 20_000;
    private static final int WARM_UP_API = 2_000;
    private static final int PLAIN = 2_000;
    /** Which of a kind's values, from frequent to rare, are tried for the 50th page: the rarest have no such page. */
    private static final List<Double> DEEP = List.of(0.0, 0.08, 0.2, 0.4, 0.7);

    @Override
    public String name() {
        return "inbox";
    }

    @Override
    public boolean needsBulkData() {
        return true;
    }

    @Override
    public List<String> notes() {
        return List.of(
                Rounds.CLIENTS + " clients, each asks again as soon as it is answered. Of each combination the slowest"
                        + " values are measured, " + MEASURED + " times; 50th is the last page where there are fewer.",
                "The references are selects of one case by its primary key over JDBC, by as many clients.",
                "processor-… is milliseconds of processor time for 1000 first pages without a filter.",
                "api-… are first pages of GET /api/cases over all states.");
    }

    @Override
    public List<Figure> run(Stage stage) throws Exception {
        BulkData data = BulkData.in(stage);
        String cookie = SignIn.cookie(stage, HttpClient.newHttpClient(), BulkData.login(0), BulkData.PASSWORD);
        Pages console = new Pages(
                () -> new KeptLine(stage.url(), "Cookie: " + cookie + "\r\nHX-Request: true\r\nAccept: text/html\r\n"));
        Pages api = new Pages(() -> new KeptLine(stage.url(), stage.api().authorization()));
        Map<String, List<Combination>> kinds = Combination.byKind();
        stage.say("warming up");
        console.nanos(
                kinds.values().stream().map(values -> values.get(0).path()).toList(), WARM_UP);
        api.nanos(List.copyOf(otherFilters(data).values()), WARM_UP_API);
        Latencies before = SingleRowSelects.latencies(stage);
        Map<String, Latencies> measured = new LinkedHashMap<>();
        ProcessorTimes used = stage.parts().processorTimes();
        console.nanos(List.of(kinds.get("all").get(0).path()), PLAIN);
        used = stage.parts().processorTimes().since(used);
        measure(stage, console, "first", firstPages(console, kinds), measured);
        measure(stage, console, "50th", deepPages(console, kinds), measured);
        measure(stage, api, "first", otherFilters(data), measured);
        Latencies after = SingleRowSelects.latencies(stage);
        List<Figure> figures = figures(stage, measured, before, after);
        figures.addAll(used.figures(PLAIN));
        return figures;
    }

    private static Map<String, String> firstPages(Pages console, Map<String, List<Combination>> kinds)
            throws InterruptedException {
        Map<String, String> slowest = new LinkedHashMap<>();
        for (var kind : kinds.entrySet()) {
            slowest.put(
                    kind.getKey(),
                    console.slowest(
                            kind.getValue().stream().map(Combination::path).toList(), LOOKED_AT));
        }
        return slowest;
    }

    private static Map<String, String> deepPages(Pages console, Map<String, List<Combination>> kinds)
            throws InterruptedException {
        Map<String, String> slowest = new LinkedHashMap<>();
        for (var kind : kinds.entrySet()) {
            List<Combination> values = kind.getValue();
            List<String> tried = DEEP.stream()
                    .map(place -> values.get((int) (place * values.size())).path())
                    .distinct()
                    .toList();
            slowest.put(kind.getKey(), console.slowest(console.fiftieth(tried), LOOKED_AT));
        }
        return slowest;
    }

    /** What the API filters by, over all states: nothing may read all cases. */
    private static Map<String, String> otherFilters(BulkData data) {
        Map<String, String> paths = new LinkedHashMap<>();
        paths.put("api-everything", "/api/cases");
        paths.put("api-channel", "/api/cases?channel=telegram");
        paths.put("api-channel-rare", "/api/cases?channel=face-to-face");
        paths.put("api-language-rare", "/api/cases?language=fr");
        paths.put("api-queue-rare", "/api/cases?queue=" + last(BulkWords.queues()));
        paths.put("api-topic", "/api/cases?topic=" + BulkWords.topics().get(0));
        paths.put("api-topic-rare", "/api/cases?topic=" + last(BulkWords.topics()));
        paths.put("api-assignee", "/api/cases?assignee=" + data.agents().get(1));
        paths.put("api-citizen", "/api/cases?citizen=" + BulkData.citizen(0));
        paths.put("api-breached", "/api/cases?breached=true");
        paths.put("api-not-breached", "/api/cases?breached=false");
        paths.put("api-merged", "/api/cases?state=merged");
        paths.put("api-on-hold-rare", "/api/cases?state=on-hold&channel=face-to-face&language=fr");
        return paths;
    }

    private static String last(List<String> words) {
        return words.get(words.size() - 1);
    }

    private static void measure(
            Stage stage, Pages pages, String page, Map<String, String> paths, Map<String, Latencies> measured)
            throws InterruptedException {
        for (var kind : paths.entrySet()) {
            pages.nanos(List.of(kind.getValue()), Rounds.CLIENTS * 2);
            Latencies latencies = new Latencies(Arrays.stream(pages.nanos(List.of(kind.getValue()), MEASURED))
                    .boxed()
                    .toList());
            stage.say(String.format(
                    "%s, %s page: p50 %.1f, p99 %.1f ms: %s",
                    kind.getKey(), page, latencies.percentile(50), latencies.percentile(99), kind.getValue()));
            measured.put(kind.getKey() + "-" + page, latencies);
        }
    }

    private static List<Figure> figures(
            Stage stage, Map<String, Latencies> measured, Latencies before, Latencies after) {
        List<Figure> figures = new ArrayList<>();
        double worst = measured.values().stream()
                .mapToDouble(latencies -> latencies.percentile(99))
                .max()
                .orElse(Double.NaN);
        figures.add(Figure.of("worst-p99", worst, "ms").withTarget(Target.atMost(SLOWEST_P99)));
        figures.add(
                Figure.against("worst-p99-against-select", worst, (before.percentile(99) + after.percentile(99)) / 2));
        measured.forEach((name, latencies) -> {
            figures.add(Figure.of(name + "-p50", latencies.percentile(50), "ms"));
            figures.add(
                    Figure.of(name + "-p99", latencies.percentile(99), "ms").withTarget(Target.atMost(SLOWEST_P99)));
        });
        figures.add(Figure.of("select-before-p50", before.percentile(50), "ms"));
        figures.add(Figure.of("select-before-p99", before.percentile(99), "ms"));
        figures.add(Figure.of("select-after-p50", after.percentile(50), "ms"));
        figures.add(Figure.of("select-after-p99", after.percentile(99), "ms"));
        stage.parts()
                .serverResident()
                .ifPresent(resident -> figures.add(
                        Figure.of("server-resident", resident, "MB").withTarget(Target.atMost(MOST_RESIDENT))));
        return figures;
    }
}
