package eus.arreta.notices.internal.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jboss.logging.Logger;

/** Hands one mail to the server. Never tells an address or a text to the log. */
@ApplicationScoped
public class Smtp {

    private static final Logger LOG = Logger.getLogger(Smtp.class);
    private static final int PERMANENT = 500;

    private final MailSettings settings;

    public Smtp(MailSettings settings) {
        this.settings = settings;
    }

    /** What came of it; {@code reason} is a stable word, absent for {@link End#SENT}. */
    record Outcome(End end, String reason) {}

    /** How a try ends. */
    enum End {
        SENT,
        /** The server refused for now or wasn't there: try again later. */
        AGAIN,
        /** The server will never take it. */
        FAILED,
        /** The connection broke after all was said: it may have been taken. */
        UNKNOWN
    }

    /** @param id of the mail: its Message-ID follows from it, so that a receiver knows a second copy */
    Outcome hand(UUID id, Letter letter, Instant now) {
        Session session =
                Session.getInstance(settings.server().settings(settings.from().getAddress()));
        Message message;
        try {
            message = message(session, id, letter, now);
        } catch (MessagingException broken) {
            return new Outcome(End.FAILED, "invalid-address");
        }
        Transport transport;
        try {
            transport = session.getTransport();
            transport.connect(settings.server().user(), settings.server().password());
        } catch (MessagingException away) {
            // Also when signing in is refused: that is a setting which somebody will put right.
            return new Outcome(End.AGAIN, "server-away");
        }
        try {
            return send(transport, message);
        } finally {
            close(transport);
        }
    }

    /** A farewell that fails says nothing about the mail, which the server has taken or refused before. */
    private static void close(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException gone) {
            LOG.debug("The mail server hung up before it was told goodbye");
        }
    }

    private static Outcome send(Transport transport, Message message) {
        try {
            transport.sendMessage(message, message.getAllRecipients());
            return new Outcome(End.SENT, null);
        } catch (MessagingException failed) {
            int code = code(failed);
            if (code == 0) {
                return new Outcome(End.UNKNOWN, "interrupted");
            }
            return new Outcome(code >= PERMANENT ? End.FAILED : End.AGAIN, "status-" + code);
        }
    }

    /** The server's answer somewhere in the chain of causes; 0 when it gave none. */
    private static int code(MessagingException failed) {
        for (Exception next = failed;
                next != null;
                next = next instanceof MessagingException one ? one.getNextException() : null) {
            if (next instanceof SMTPAddressFailedException refused) {
                return refused.getReturnCode();
            } else if (next instanceof SMTPSenderFailedException refused) {
                return refused.getReturnCode();
            } else if (next instanceof SMTPSendFailedException refused
                    && refused.getReturnCode() > 0
                    && refused.getNextException() == null) {
                return refused.getReturnCode();
            }
        }
        return 0;
    }

    private Message message(Session session, UUID id, Letter letter, Instant now) throws MessagingException {
        String domain = settings.from().getAddress().replaceFirst(".*@", "");
        MimeMessage message = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", "<" + id + "@" + domain + ">");
            }
        };
        message.setFrom(settings.from());
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(letter.to(), true));
        message.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
        message.setText(letter.text(), StandardCharsets.UTF_8.name());
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("Content-Language", letter.language());
        message.setSentDate(Date.from(now));
        message.saveChanges();
        return message;
    }
}
