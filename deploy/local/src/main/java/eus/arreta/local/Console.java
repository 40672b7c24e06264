package eus.arreta.local;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** The terminal of the person who started Arreta; the only place of this package that writes to it. */
final class Console {

    private final PrintStream out;

    Console() {
        this(System.out);
    }

    Console(PrintStream out) {
        this.out = out;
    }

    /** Prints one line at once. A terminal that is gone is no error: Arreta runs on. */
    synchronized void say(String line) {
        out.println(line);
        out.flush();
    }

    /** Seconds with one decimal, such as {@code 0.8 s}. */
    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
