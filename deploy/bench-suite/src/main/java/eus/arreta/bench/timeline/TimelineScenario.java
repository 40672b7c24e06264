package eus.arreta.bench.timeline;

import eus.arreta.bench.Figure;
import eus.arreta.bench.KeptLine;
import eus.arreta.bench.Latencies;
import eus.arreta.bench.Rounds;
import eus.arreta.bench.Scenario;
import eus.arreta.bench.SignIn;
import eus.arreta.bench.SingleRowSelects;
import eus.arreta.bench.Stage;
import eus.arreta.bench.Target;
import eus.arreta.bench.bulk.BulkData;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** The beginning and the end of a case with 20,000 entries, by the API and as the console's parts. */
public final class TimelineScenario implements Scenario {

    private static final double SLOWEST_P99 = 30;
    private static final double MOST_RESIDENT = 900;
    private static final int WARM_UP = 1_600;
    private static final int MEASURED = 800;

    @Override
    public String name() {
        return "timeline";
    }

    @Override
    public boolean needsBulkData() {
        return true;
    }

    @Override
    public List<String> notes() {
        return List.of(
                "One client asks " + MEASURED + " times; together are " + Rounds.CLIENTS
                        + " clients, each of which asks"
                        + " again as soon as it is answered. The case has 20,000 entries among five million.",
                "first is the oldest page, latest the newest, detail the case with its first page, page the console's"
                        + " whole page with the list beside it.");
    }

    @Override
    public List<Figure> run(Stage stage) throws Exception {
        BulkData.in(stage);
        String cookie = SignIn.cookie(stage, HttpClient.newHttpClient(), BulkData.login(0), BulkData.PASSWORD);
        String session = "Cookie: " + cookie + "\r\nHX-Request: true\r\nAccept: text/html\r\n";
        String key = stage.api().authorization();
        String api = "/api/cases/" + BulkData.LONG_CASE;
        String console = "/cases/" + BulkData.LONG_CASE;
        Latencies select = SingleRowSelects.latencies(stage);
        List<Figure> figures = new ArrayList<>();
        Map<String, List<String>> asked = new LinkedHashMap<>();
        asked.put("api-first", List.of(key, api + "/timeline"));
        asked.put("api-latest", List.of(key, api + "/timeline?order=desc"));
        asked.put("api-detail", List.of(key, api));
        asked.put("console-latest", List.of(session, console + "/timeline"));
        asked.put("console-page", List.of(session, console));
        for (var one : asked.entrySet()) {
            IntFunction<Rounds.Client> client = number -> new Reading(
                    new KeptLine(stage.url(), one.getValue().get(0)),
                    one.getValue().get(1));
            Rounds.nanos(WARM_UP, client);
            Latencies alone = Rounds.latencies(1, MEASURED, client);
            Latencies together = Rounds.latencies(MEASURED, client);
            Figure slowest = Figure.of(one.getKey() + "-p99", alone.percentile(99), "ms");
            figures.add(Figure.of(one.getKey() + "-p50", alone.percentile(50), "ms"));
            figures.add(one.getKey().equals("console-page") ? slowest : slowest.withTarget(Target.atMost(SLOWEST_P99)));
            figures.add(Figure.of(one.getKey() + "-together-p50", together.percentile(50), "ms"));
            figures.add(Figure.of(one.getKey() + "-together-p99", together.percentile(99), "ms"));
        }
        figures.add(Figure.of("select-p50", select.percentile(50), "ms"));
        figures.add(Figure.of("select-p99", select.percentile(99), "ms"));
        stage.parts()
                .serverResident()
                .ifPresent(resident -> figures.add(
                        Figure.of("server-resident", resident, "MB").withTarget(Target.atMost(MOST_RESIDENT))));
        return figures;
    }

    private record Reading(KeptLine line, String path) implements Rounds.Client {
        @Override
        public void ask(int index) {
            line.get(path);
        }

        @Override
        public void close() {
            line.close();
        }
    }
}
