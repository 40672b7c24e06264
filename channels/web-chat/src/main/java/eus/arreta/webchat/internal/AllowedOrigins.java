package eus.arreta.webchat.internal;

import eus.arreta.channelapi.InvalidInput.FieldError;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The websites whose pages may open the chat.
 *
 * @param origins such as {@code https://www.example.org}, in lower case, without a default port
 * @param self    whether the server's own pages may
 */
record AllowedOrigins(Set<String> origins, boolean self) {

    /** The server's own pages only. */
    static final AllowedOrigins OWN = new AllowedOrigins(Set.of(), true);

    private static final String SELF = "self";

    /** Reads the setting; adds what is wrong to {@code errors}. */
    static AllowedOrigins read(List<String> entries, List<FieldError> errors) {
        Set<String> origins = new HashSet<>();
        boolean self = false;
        if (entries.isEmpty()) {
            errors.add(new FieldError("/config/allowedOrigins", "required", "names no website"));
        }
        for (int index = 0; index < entries.size(); index++) {
            if (SELF.equals(entries.get(index))) {
                self = true;
                continue;
            }
            Optional<String> origin = normal(entries.get(index));
            origin.ifPresent(origins::add);
            if (origin.isEmpty()) {
                errors.add(new FieldError(
                        "/config/allowedOrigins",
                        "invalid",
                        "entry " + (index + 1) + " is no origin like https://www.example.org, nor the word self"));
            }
        }
        return new AllowedOrigins(Set.copyOf(origins), self);
    }

    /**
     * Whether a page of that origin may open the chat.
     *
     * @param origin    the header {@code Origin}; null when there is none: that is no browser, and it could claim any
     *     origin, so refusing it protects nobody
     * @param host      the header {@code Host} that the browser used
     * @param publicUrl the address that citizens see; null when not set
     */
    boolean allow(String origin, String host, String publicUrl) {
        if (origin == null) {
            return true;
        }
        Optional<String> asked = normal(origin);
        if (asked.isEmpty()) {
            return false;
        }
        return origins.contains(asked.get()) || self && isOwn(asked.get(), host, publicUrl);
    }

    /**
     * The scheme is left out of the comparison with {@code Host}: a proxy that ends TLS hides it. The host the browser
     * used stays allowed beside the public address, so that a test on 127.0.0.1 finds the chat.
     */
    private static boolean isOwn(String origin, String host, String publicUrl) {
        if (publicUrl != null && withoutPath(publicUrl).equals(Optional.of(origin))) {
            return true;
        }
        String scheme = origin.substring(0, origin.indexOf("://"));
        return host != null && normal(scheme + "://" + host).equals(Optional.of(origin));
    }

    private static Optional<String> withoutPath(String url) {
        try {
            URI uri = new URI(url);
            return normal(uri.getScheme() + "://" + uri.getRawAuthority());
        } catch (URISyntaxException noUrl) {
            return Optional.empty();
        }
    }

    /** The origin as browsers write it; empty when the text is none. */
    private static Optional<String> normal(String text) {
        try {
            URI uri = new URI(text.toLowerCase(Locale.ROOT));
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            boolean bare = uri.getRawPath() != null
                    && uri.getRawPath().isEmpty()
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && uri.getRawUserInfo() == null;
            if (!web || !bare || uri.getHost() == null || uri.getPort() > 65_535) {
                return Optional.empty();
            }
            int usual = "https".equals(uri.getScheme()) ? 443 : 80;
            String port = uri.getPort() == -1 || uri.getPort() == usual ? "" : ":" + uri.getPort();
            return Optional.of(uri.getScheme() + "://" + uri.getHost() + port);
        } catch (URISyntaxException noOrigin) {
            return Optional.empty();
        }
    }
}
