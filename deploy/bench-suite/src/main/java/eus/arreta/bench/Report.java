package eus.arreta.bench;

import java.util.List;

/** What a call of the benchmarks found. */
public record Report(Machine machine, Load load, List<Run> runs) {

    public Report {
        runs = List.copyOf(runs);
    }

    /** A figure and the scenario that it comes from. */
    public record Run(String scenario, Figure figure) {}

    /**
     * How much else went on: load averages over 1, 5 and 15 minutes.
     *
     * @param before when the first scenario began; the installation's start is in it
     * @param after  when the last one had ended
     */
    public record Load(List<Double> before, List<Double> after) {}

    public boolean allTargetsMet() {
        return runs.stream().noneMatch(run -> Boolean.FALSE.equals(run.figure().met()));
    }
}
