package eus.arreta.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StageTimesTest {

    @Test
    void whatWasAddedSinceIsTheDifference() {
        StageTimes before = StageTimes.parse("""
                # TYPE arreta_stage_seconds summary
                arreta_stage_seconds_count{stage="relay"} 10.0
                arreta_stage_seconds_sum{stage="relay"} 0.5
                arreta_stage_seconds_count{stage="publish"} 3.0
                arreta_stage_seconds_sum{stage="publish"} 0.25
                arreta_stage_seconds_max{stage="relay"} 0.1
                other_count{stage="relay"} 7.0
                """);
        StageTimes after = StageTimes.parse("""
                arreta_stage_seconds_count{stage="relay"} 14.0
                arreta_stage_seconds_sum{stage="relay"} 1.75
                arreta_stage_seconds_count{stage="publish"} 3.0
                arreta_stage_seconds_sum{stage="publish"} 0.25
                arreta_stage_seconds_count{region="a",stage="ingest-write"} 1
                arreta_stage_seconds_sum{region="a",stage="ingest-write"} 2.0E-1
                """);
        assertThat(after.since(before).stages())
                .containsOnlyKeys("relay", "ingest-write")
                .containsEntry("relay", new StageTimes.Times(4, 1.25))
                .containsEntry("ingest-write", new StageTimes.Times(1, 0.2));
    }
}
