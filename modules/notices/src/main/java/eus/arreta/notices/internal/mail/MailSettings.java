package eus.arreta.notices.internal.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Whether and how mail goes out: {@code ARRETA_SMTP_URL}, {@code ARRETA_MAIL_FROM}, and for links {@code ARRETA_PUBLIC_URL}. */
@ApplicationScoped
public class MailSettings {

    private static final Logger LOG = Logger.getLogger(MailSettings.class);

    private final SmtpServer server;
    private final InternetAddress from;
    private final String publicUrl;

    public MailSettings(
            @ConfigProperty(name = "arreta.smtp-url") Optional<String> smtpUrl,
            @ConfigProperty(name = "arreta.mail-from") Optional<String> from,
            @ConfigProperty(name = "arreta.public-url") Optional<String> publicUrl) {
        this.server = smtpUrl.map(MailSettings::server).orElse(null);
        this.from = from.map(MailSettings::address).orElse(null);
        this.publicUrl = publicUrl
                .map(url -> url.endsWith("/") ? url.substring(0, url.length() - 1) : url)
                .orElse(null);
    }

    private static SmtpServer server(String url) {
        try {
            return SmtpServer.of(url);
        } catch (IllegalArgumentException wrong) {
            LOG.errorf("ARRETA_SMTP_URL %s: no mail goes out until it is right", wrong.getMessage());
            return null;
        }
    }

    private static InternetAddress address(String text) {
        try {
            return new InternetAddress(text, true);
        } catch (AddressException wrong) {
            LOG.error("ARRETA_MAIL_FROM is no e-mail address: no mail goes out until it is right");
            return null;
        }
    }

    /** The setting without which no mail goes out; empty when none is missing. */
    public Optional<String> missing() {
        if (server == null) {
            return Optional.of("ARRETA_SMTP_URL");
        }
        return from == null ? Optional.of("ARRETA_MAIL_FROM") : Optional.empty();
    }

    /** The setting without which no mail with a link goes out; empty when none is missing. */
    public Optional<String> missingForLinks() {
        return missing().or(() -> publicUrl == null ? Optional.of("ARRETA_PUBLIC_URL") : Optional.empty());
    }

    SmtpServer server() {
        return server;
    }

    InternetAddress from() {
        return from;
    }

    /** An address of ours that people outside reach; {@code path} begins with a slash. */
    public String link(String path) {
        return publicUrl + path;
    }
}
