package eus.arreta.attachments.internal;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.apache.tika.Tika;

/** What kind of file something is, by its content; its name only tells kinds apart that begin alike. */
public final class MediaTypes {

    private static final Tika TIKA = new Tika();

    /** Names for the same thing, as browsers know it. */
    private static final Map<String, String> USUAL = Map.of(
            "audio/opus", "audio/ogg",
            "audio/vorbis", "audio/ogg",
            "audio/speex", "audio/ogg",
            "application/ogg", "audio/ogg",
            "audio/vnd.wave", "audio/wav",
            "audio/x-wav", "audio/wav",
            "application/mp4", "video/mp4",
            "video/x-m4v", "video/mp4");

    /** What may be shown inside a page of ours: nothing that can run a script in the page's name. */
    private static final Set<String> SHOWN = Set.of(
            "image/jpeg",
            "image/png",
            "image/gif",
            "image/webp",
            "audio/ogg",
            "audio/mpeg",
            "audio/mp4",
            "audio/wav",
            "audio/aac",
            "video/mp4",
            "video/webm",
            "video/ogg",
            "video/quicktime",
            "application/pdf");

    private MediaTypes() {}

    /** Reads the beginning of a file. */
    static String of(Path file, String name) throws IOException {
        try (InputStream content = new BufferedInputStream(Files.newInputStream(file))) {
            String found = TIKA.detect(content, name);
            return USUAL.getOrDefault(found, found);
        }
    }

    /** Whether it may be shown or played in the browser instead of being saved. */
    public static boolean isShown(String mediaType) {
        return SHOWN.contains(mediaType);
    }
}
