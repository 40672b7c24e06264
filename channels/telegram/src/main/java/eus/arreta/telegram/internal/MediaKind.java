package eus.arreta.telegram.internal;

import eus.arreta.channelapi.OutboundContent;
import java.util.Set;

/** As what a file is sent: it decides how Telegram shows it. */
enum MediaKind {
    PHOTO,
    VIDEO,
    AUDIO,
    DOCUMENT;

    private static final Set<String> PICTURES = Set.of("image/jpeg", "image/png", "image/webp");
    /** Larger pictures are taken as documents only. */
    private static final long LARGEST_PHOTO = 10L * 1024 * 1024;

    static MediaKind of(OutboundContent.Attachment file) {
        if (PICTURES.contains(file.mediaType())) {
            return file.size() <= LARGEST_PHOTO ? PHOTO : DOCUMENT;
        }
        return switch (file.mediaType()) {
            case "video/mp4" -> VIDEO;
            case "audio/mpeg", "audio/mp4" -> AUDIO;
            default -> DOCUMENT;
        };
    }

    boolean mixesWith(MediaKind other) {
        return this == other || isSeen() && other.isSeen();
    }

    private boolean isSeen() {
        return this == PHOTO || this == VIDEO;
    }
}
