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
                Rounds.CLIENTS + " clients, each asks again as soon as it is answered, " + MEASURED + " times in all;"
                        + " the case has 20,000 entries among five million.",
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
        Map<String, Latencies> measured = new LinkedHashMap<>();
        measured.put("api-first", latencies(stage, key, api + "/timeline"));
        measured.put("api-latest", latencies(stage, key, api + "/timeline?order=desc"));
        measured.put("api-detail", latencies(stage, key, api));
        measured.put("console-latest", latencies(stage, session, console + "/timeline"));
        List<Figure> figures = new ArrayList<>();
        measured.forEach((name, latencies) -> {
            figures.add(Figure.of(name + "-p50", latencies.percentile(50), "ms"));
            figures.add(
                    Figure.of(name + "-p99", latencies.percentile(99), "ms").withTarget(Target.atMost(SLOWEST_P99)));
        });
        Latencies page = latencies(stage, session, console);
        figures.add(Figure.of("console-page-p50", page.percentile(50), "ms"));
        figures.add(Figure.of("console-page-p99", page.percentile(99), "ms"));
        figures.add(Figure.against(
                "first-p50-against-select", measured.get("api-first").percentile(50), select.percentile(50)));
        figures.add(Figure.of("select-p50", select.percentile(50), "ms"));
        figures.add(Figure.of("select-p99", select.percentile(99), "ms"));
        stage.parts()
                .serverResident()
                .ifPresent(resident -> figures.add(
                        Figure.of("server-resident", resident, "MB").withTarget(Target.atMost(MOST_RESIDENT))));
        return figures;
    }

    private static Latencies latencies(Stage stage, String headers, String path) throws InterruptedException {
        Rounds.nanos(WARM_UP, client -> new Reading(new KeptLine(stage.url(), headers), path));
        return Rounds.latencies(MEASURED, client -> new Reading(new KeptLine(stage.url(), headers), path));
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
