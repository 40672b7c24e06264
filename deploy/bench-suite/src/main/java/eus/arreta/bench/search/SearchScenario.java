package eus.arreta.bench.search;

import eus.arreta.bench.Figure;
import eus.arreta.bench.KeptLine;
import eus.arreta.bench.Latencies;
import eus.arreta.bench.Rounds;
import eus.arreta.bench.Scenario;
import eus.arreta.bench.SingleRowSelects;
import eus.arreta.bench.Stage;
import eus.arreta.bench.Target;
import eus.arreta.bench.bulk.BulkData;
import eus.arreta.bench.bulk.BulkNames;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** Words that few, some and very many messages hold, a phrase, an exclusion, and a name that is nearly right. */
public final class SearchScenario implements Scenario {

    private static final int CLIENTS = 2;
    private static final double SLOWEST_P99 = 150;
    private static final double MOST_RESIDENT = 900;
    private static final int WARM_UP = 100;
    private static final int MEASURED = 300;

    @Override
    public String name() {
        return "search";
    }

    @Override
    public boolean needsBulkData() {
        return true;
    }

    @Override
    public List<String> notes() {
        return List.of(
                "Two clients ask GET /api/cases?q= " + MEASURED + " times for each kind of query, with other words each"
                        + " time where there are others.",
                "rare words stand in about 50 messages of five million, middling ones in 5,000, frequent ones in 25,000 to"
                        + " 50,000, common ones in more than a million.");
    }

    /** Makes the query with that number. */
    private interface Queries extends IntFunction<String> {}

    @Override
    public List<Figure> run(Stage stage) throws Exception {
        BulkData.in(stage);
        Map<String, Queries> asked = new LinkedHashMap<>();
        asked.put("rare-word", number -> BulkNames.word(8_000 + number));
        asked.put("middling-word", number -> BulkNames.word(80 + number % 40));
        asked.put("frequent-word", number -> BulkNames.word(10 + number % 10));
        asked.put("common-word", number -> "documento");
        asked.put("two-words", number -> "alquiler " + BulkNames.word(20 + number));
        asked.put("phrase", number -> "\"ayuda de alquiler\"");
        asked.put("exclusion", number -> "alquiler -" + BulkNames.word(5));
        asked.put("misspelled-name", number -> misspelled(BulkNames.citizen(number * 2_000 % 300_000)));
        Latencies select = SingleRowSelects.latencies(stage);
        List<Figure> figures = new ArrayList<>();
        for (var one : asked.entrySet()) {
            IntFunction<Rounds.Client> client =
                    number -> new Asking(new KeptLine(stage.url(), stage.api().authorization()), one.getValue());
            Rounds.latencies(CLIENTS, WARM_UP, client);
            Latencies found = Rounds.latencies(CLIENTS, MEASURED, client);
            figures.add(Figure.of(one.getKey() + "-p50", found.percentile(50), "ms"));
            figures.add(Figure.of(one.getKey() + "-p99", found.percentile(99), "ms")
                    .withTarget(Target.atMost(SLOWEST_P99)));
        }
        figures.add(Figure.of("select-p99", select.percentile(99), "ms"));
        stage.parts()
                .serverResident()
                .ifPresent(resident -> figures.add(
                        Figure.of("server-resident", resident, "MB").withTarget(Target.atMost(MOST_RESIDENT))));
        return figures;
    }

    /** One letter is missing. */
    private static String misspelled(String name) {
        int middle = name.length() / 2;
        return name.substring(0, middle) + name.substring(middle + 1);
    }

    private record Asking(KeptLine line, Queries queries) implements Rounds.Client {
        @Override
        public void ask(int index) {
            line.get("/api/cases?q=" + URLEncoder.encode(queries.apply(index), StandardCharsets.UTF_8));
        }

        @Override
        public void close() {
            line.close();
        }
    }
}
