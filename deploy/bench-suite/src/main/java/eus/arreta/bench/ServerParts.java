package eus.arreta.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** The processes of the installation: the server, the database, the broker, and this one, which makes the load. */
public final class ServerParts {

    private final Map<String, Long> pids = new LinkedHashMap<>();

    /** Reads {@code ARRETA_SERVER_PID} and its like; a process that runs elsewhere has none. */
    ServerParts(Map<String, String> environment) {
        put("server", environment.get("ARRETA_SERVER_PID"));
        put("postgres", environment.get("ARRETA_POSTGRES_PID"));
        put("kafka", environment.get("ARRETA_KAFKA_PID"));
        pids.put("bench", ProcessHandle.current().pid());
    }

    private void put(String name, String pid) {
        if (pid != null && !pid.isBlank()) {
            pids.put(name, Long.valueOf(pid));
        }
    }

    /** The most memory that the server has had resident since it was started, in MB; empty when Linux doesn't say. */
    public OptionalDouble serverResident() {
        Long pid = pids.get("server");
        OptionalLong kilobytes =
                pid == null ? OptionalLong.empty() : ProcFile.kilobytes(Path.of("/proc/" + pid + "/status"), "VmHWM");
        return kilobytes.isPresent()
                ? OptionalDouble.of(kilobytes.getAsLong() * 1.024 / 1_000)
                : OptionalDouble.empty();
    }

    /** Processor time that each part has used until now, its child processes that still run included. */
    public ProcessorTimes processorTimes() {
        Map<String, Duration> times = new LinkedHashMap<>();
        pids.forEach((name, pid) -> ProcessHandle.of(pid)
                .ifPresent(process -> times.put(
                        name,
                        Stream.concat(Stream.of(process), process.descendants())
                                .map(one -> one.info().totalCpuDuration())
                                .flatMap(Optional::stream)
                                .reduce(Duration.ZERO, Duration::plus))));
        return new ProcessorTimes(times);
    }
}
