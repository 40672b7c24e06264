package eus.arreta.bench;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How often each stage of a message's way has run, and how long in all: the server's timer {@code arreta_stage_seconds}.
 * Stages that run on two workers count both, and some are part of others.
 */
public record StageTimes(Map<String, Times> stages) {

    private static final Pattern LINE =
            Pattern.compile("arreta_stage_seconds_(count|sum)\\{[^}]*stage=\"([^\"]+)\"[^}]*}\\s+(\\S+)");

    public StageTimes {
        stages = Map.copyOf(stages);
    }

    /** Runs of one stage. */
    public record Times(double count, double seconds) {
        private static final Times NONE = new Times(0, 0);
    }

    /** Reads what Prometheus would read. */
    static StageTimes parse(String metrics) {
        Map<String, Times> stages = new TreeMap<>();
        metrics.lines().map(LINE::matcher).filter(Matcher::matches).forEach(line -> {
            double value = Double.parseDouble(line.group(3));
            boolean isCount = line.group(1).equals("count");
            stages.merge(
                    line.group(2),
                    isCount ? new Times(value, 0) : new Times(0, value),
                    (one, other) -> new Times(one.count() + other.count(), one.seconds() + other.seconds()));
        });
        return new StageTimes(stages);
    }

    /** What was added since {@code earlier}; stages that did nothing are left out. */
    public StageTimes since(StageTimes earlier) {
        Map<String, Times> added = new TreeMap<>();
        stages.forEach((stage, now) -> {
            Times before = earlier.stages.getOrDefault(stage, Times.NONE);
            if (now.count() > before.count()) {
                added.put(stage, new Times(now.count() - before.count(), now.seconds() - before.seconds()));
            }
        });
        return new StageTimes(added);
    }
}
