package eus.arreta.catalogue.internal.suggest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Lists of words that come with the module. */
final class WordFiles {

    private WordFiles() {}

    static String read(String name) {
        try (InputStream file = WordFiles.class.getResourceAsStream("/eus/arreta/catalogue/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
