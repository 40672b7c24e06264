package eus.arreta.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Where it was measured.
 *
 * @param cores  that this process may use
 * @param memory in MB; 0 when the system doesn't say
 */
public record Machine(int cores, long memory, String jdk, String os) {

    private static final Path PROC = Path.of("/proc");

    static Machine here() {
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                ProcFile.kilobytes(PROC.resolve("meminfo"), "MemTotal").orElse(0) / 1_000,
                System.getProperty("java.vendor.version", System.getProperty("java.vendor")) + " "
                        + System.getProperty("java.version"),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"));
    }

    /** Load averages over 1, 5 and 15 minutes; empty when the system doesn't say. */
    static List<Double> loadAverages() {
        try {
            return Arrays.stream(Files.readString(PROC.resolve("loadavg")).split(" "))
                    .limit(3)
                    .map(Double::valueOf)
                    .toList();
        } catch (IOException noLinux) {
            return List.of();
        }
    }
}
