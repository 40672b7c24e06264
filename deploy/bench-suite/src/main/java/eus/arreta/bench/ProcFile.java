package eus.arreta.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Files of Linux's {@code /proc} whose lines read {@code Name:   123 kB}. */
final class ProcFile {

    private ProcFile() {}

    /** The value of a line; empty when there is no such file or line. */
    static OptionalLong kilobytes(Path file, String name) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(name + ":"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst();
        } catch (IOException noLinux) {
            return OptionalLong.empty();
        }
    }
}
