package eus.arreta.bench;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Processor time by part of the installation, of all cores together. */
public record ProcessorTimes(Map<String, Duration> parts) {

    /** What was used since {@code earlier}. */
    public ProcessorTimes since(ProcessorTimes earlier) {
        Map<String, Duration> used = new LinkedHashMap<>();
        parts.forEach((part, now) -> used.put(part, now.minus(earlier.parts.getOrDefault(part, Duration.ZERO))));
        return new ProcessorTimes(used);
    }

    /** A figure without a target for each part: milliseconds for 1000 messages, when it was so many. */
    public List<Figure> figures(int messages) {
        return parts.entrySet().stream()
                .map(part -> Figure.of(
                        "processor-" + part.getKey(), part.getValue().toMillis() * 1000.0 / messages, "ms/1000"))
                .toList();
    }
}
