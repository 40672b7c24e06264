package eus.arreta.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {

    private static final Report REPORT = new Report(
            new Machine(2, 24_000, "Some JDK 25", "Linux"),
            new Report.Load(List.of(0.5, 0.4, 0.3), List.of(2.0, 1.0, 0.5)),
            List.of(
                    new Report.Run("ingest", Figure.of("messages-per-second", 4_512.25, "1/s")),
                    new Report.Run(
                            "ingest",
                            Figure.against("against-plain-way", 4_512.25, 3_000).withTarget(Target.atLeast(1.5))),
                    new Report.Run("live", Figure.of("heard-p99", 1_500, "ms").withTarget(Target.atMost(250))),
                    new Report.Run("live", Figure.of("heard-p50", Double.NaN, "ms"))));

    @Test
    void tableHasALineForEachFigureInColumns() {
        assertThat(ReportTable.render(REPORT).lines().limit(6))
                .containsExactly(
                        "scenario  figure               value  unit  reference  ratio  target  met",
                        "-------------------------------------------------------------------------",
                        "ingest    messages-per-second   4512  1/s",
                        "ingest    against-plain-way     1.50  ×          3000   1.50  ≥ 1.50  yes",
                        "live      heard-p99             1500  ms                       ≤ 250  no",
                        "live      heard-p50             none  ms");
    }

    @Test
    void jsonHasExactlyTheAgreedFields() throws Exception {
        JsonNode json = new ObjectMapper().readTree(ReportJson.render(REPORT));
        assertThat(json.fieldNames()).toIterable().containsExactly("machine", "load", "runs");
        assertThat(json.path("machine").fieldNames()).toIterable().containsExactly("cores", "memory", "jdk", "os");
        assertThat(json.path("load").toString()).isEqualTo("{\"before\":[0.5,0.4,0.3],\"after\":[2.0,1.0,0.5]}");
        assertThat(json.path("runs")).hasSize(4);
        assertThat(json.path("runs").get(1).toString())
                .isEqualTo("{\"scenario\":\"ingest\",\"figure\":\"against-plain-way\",\"value\":1.50408,\"unit\":\"×\","
                        + "\"reference\":3000,\"ratio\":1.50408,\"target\":1.5,\"met\":true}");
        assertThat(json.path("runs").get(0).toString())
                .isEqualTo(
                        "{\"scenario\":\"ingest\",\"figure\":\"messages-per-second\",\"value\":4512.25,\"unit\":\"1/s\","
                                + "\"reference\":null,\"ratio\":null,\"target\":null,\"met\":null}");
        assertThat(json.path("runs").get(3).path("value").isNull()).isTrue();
    }

    @Test
    void theRunsOfALaterCallComeAfterThoseOfAnEarlierOne() throws Exception {
        Report later = new Report(
                REPORT.machine(),
                new Report.Load(List.of(2.0, 1.0, 0.5), List.of(3.0, 2.0, 1.0)),
                List.of(new Report.Run("inbox", Figure.of("worst-p99", 20, "ms"))));
        JsonNode json = new ObjectMapper().readTree(ReportJson.add(ReportJson.render(REPORT), later));
        assertThat(json.path("runs")).hasSize(5);
        assertThat(json.path("runs").get(4).path("scenario").asText()).isEqualTo("inbox");
        assertThat(json.path("load").toString()).isEqualTo("{\"before\":[0.5,0.4,0.3],\"after\":[3.0,2.0,1.0]}");
    }

    @Test
    void aMissedTargetIsSeen() {
        assertThat(REPORT.allTargetsMet()).isFalse();
        assertThat(new Report(REPORT.machine(), REPORT.load(), REPORT.runs().subList(0, 2)).allTargetsMet())
                .isTrue();
    }
}
