package eus.arreta.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What {@code deploy/run --help} says; a file, so that the command can show it before anything is built. */
final class Help {

    private Help() {}

    static String text() {
        try (InputStream text = Help.class.getResourceAsStream("help.txt")) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
