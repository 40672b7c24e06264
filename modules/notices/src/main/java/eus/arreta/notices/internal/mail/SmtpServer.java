package eus.arreta.notices.internal.mail;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;

/**
 * The server that takes mail, as {@code ARRETA_SMTP_URL} names it:
 * {@code smtp://host}, {@code smtp+starttls://user:password@host} or {@code smtps://user:password@host:465}. User and password
 * are percent-encoded.
 */
record SmtpServer(Security security, String host, int port, String user, String password) {

    /** How the connection is protected. */
    enum Security {
        /** Not at all: for a server on the same machine. */
        NONE,
        /** It must become TLS before anything is said. */
        STARTTLS,
        /** It is TLS from the beginning. */
        TLS
    }

    private static final Map<String, Security> SCHEMES =
            Map.of("smtp", Security.NONE, "smtp+starttls", Security.STARTTLS, "smtps", Security.TLS);
    private static final Map<Security, Integer> PORTS =
            Map.of(Security.NONE, 25, Security.STARTTLS, 587, Security.TLS, 465);
    private static final String CONNECT_MILLIS = "10000";
    private static final String ANSWER_MILLIS = "30000";

    /** @throws IllegalArgumentException when the text is no such address; the message never quotes it */
    static SmtpServer of(String url) {
        try {
            URI uri = new URI(url.strip());
            Security security = uri.getScheme() == null ? null : SCHEMES.get(uri.getScheme());
            if (security == null || uri.getHost() == null) {
                throw new IllegalArgumentException("is none of smtp://host, smtp+starttls://host and smtps://host");
            }
            String[] account = uri.getRawUserInfo() == null
                    ? new String[] {}
                    : uri.getRawUserInfo().split(":", 2);
            if (account.length == 1) {
                throw new IllegalArgumentException("names a user without a password");
            }
            return new SmtpServer(
                    security,
                    uri.getHost(),
                    uri.getPort() == -1 ? PORTS.get(security) : uri.getPort(),
                    account.length == 0 ? null : decoded(account[0]),
                    account.length == 0 ? null : decoded(account[1]));
        } catch (URISyntaxException noAddress) {
            throw new IllegalArgumentException("is no address; user and password are percent-encoded");
        }
    }

    /** Settings of the library that talks to it. */
    Properties settings(String from) {
        String protocol = security == Security.TLS ? "smtps" : "smtp";
        Properties settings = new Properties();
        settings.put("mail.transport.protocol", protocol);
        String prefix = "mail." + protocol + ".";
        settings.put(prefix + "host", host);
        settings.put(prefix + "port", Integer.toString(port));
        settings.put(prefix + "from", from);
        settings.put(prefix + "auth", Boolean.toString(user != null));
        settings.put(prefix + "connectiontimeout", CONNECT_MILLIS);
        settings.put(prefix + "timeout", ANSWER_MILLIS);
        settings.put(prefix + "writetimeout", ANSWER_MILLIS);
        settings.put(prefix + "starttls.enable", Boolean.toString(security == Security.STARTTLS));
        settings.put(prefix + "starttls.required", Boolean.toString(security == Security.STARTTLS));
        settings.put(prefix + "ssl.checkserveridentity", "true");
        return settings;
    }

    // Not URLDecoder alone: it reads a plus as a space, which it is only in forms.
    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** Hides user and password. */
    @Override
    public String toString() {
        return "SmtpServer[" + security + " " + host + ":" + port + "]";
    }
}
