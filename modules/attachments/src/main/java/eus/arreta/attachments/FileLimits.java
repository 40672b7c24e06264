package eus.arreta.attachments;

import java.util.List;

/**
 * What a channel account takes.
 *
 * @param largest bytes; absent for what the store takes
 * @param types   media types, such as {@code application/pdf} or {@code image/*}; empty for all
 */
public record FileLimits(Long largest, List<String> types) {

    /** What the store takes. */
    public static final FileLimits NONE = new FileLimits(null, List.of());

    public FileLimits {
        types = types == null ? List.of() : List.copyOf(types);
    }

    /** Whether a file of that type is taken. */
    public boolean takesType(String mediaType) {
        return types.isEmpty()
                || types.stream()
                        .anyMatch(type -> type.endsWith("/*")
                                ? mediaType.startsWith(type.substring(0, type.length() - 1))
                                : type.equals(mediaType));
    }

    /** Whether a file of that many bytes is taken. */
    public boolean takesSize(long size) {
        return largest == null || size <= largest;
    }
}
