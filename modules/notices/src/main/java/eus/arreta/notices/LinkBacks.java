package eus.arreta.notices;

import eus.arreta.access.Actor;
import eus.arreta.access.Audit;
import eus.arreta.access.Permission;
import eus.arreta.cases.Cases;
import eus.arreta.cases.CitizenConversations;
import eus.arreta.citizens.Address;
import eus.arreta.citizens.Citizens;
import eus.arreta.gateway.ConversationLinks;
import eus.arreta.http.Problem;
import eus.arreta.notices.internal.mail.LinkBackMail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Brings citizens back to a web chat that they have left: a mail without any content, with a link that opens that one
 * conversation for some days.
 */
@ApplicationScoped
public class LinkBacks {

    private static final String CHANNEL = "web-chat";

    private final Cases cases;
    private final CitizenConversations conversations;
    private final Citizens citizens;
    private final ConversationLinks links;
    private final LinkBackMail mail;
    private final Audit audit;

    public LinkBacks(
            Cases cases,
            CitizenConversations conversations,
            Citizens citizens,
            ConversationLinks links,
            LinkBackMail mail,
            Audit audit) {
        this.cases = cases;
        this.conversations = conversations;
        this.citizens = citizens;
        this.links = links;
        this.mail = mail;
        this.audit = audit;
    }

    /**
     * Whether a link can be sent for a case that came by these channels: mail is set up, and one of them is a web chat.
     * Whether the citizen has an address only {@link #send} finds out.
     */
    public boolean isOffered(Actor actor, List<String> channels) {
        return actor.may(Permission.CASES_WORK)
                && channels.contains(CHANNEL)
                && mail.missing().isEmpty();
    }

    /**
     * Sends one for the newest web chat of a case, to the citizen's e-mail address: a verified one first, then the default
     * one, then the newest. Nobody can send one anywhere else.
     *
     * @return id of the mail
     * @throws Problem 404; 409 {@code mail-not-set-up} with {@code missing}, {@code no-web-chat}, {@code no-email}
     */
    @Transactional
    public UUID send(Actor actor, String number) {
        actor.require(Permission.CASES_WORK);
        mail.missing().ifPresent(missing -> {
            throw Problem.conflict(
                    "mail-not-set-up", "No link can be sent: " + missing + " is not set.", Map.of("missing", missing));
        });
        UUID citizenId = cases.find(actor, number).citizen().id();
        CitizenConversations.Place place = conversations.ofCase(actor, number).stream()
                .filter(one -> one.channel().equals(CHANNEL))
                .findFirst()
                .orElseThrow(() -> Problem.conflict("no-web-chat", "This case has no web chat.", Map.of()));
        Address email = emails(actor, citizenId).stream()
                .min(LinkBackMail.BEST_FIRST)
                .orElseThrow(() ->
                        Problem.conflict("no-email", "The citizen has no e-mail address that reaches them.", Map.of()));
        Citizens.Person person = citizens.people(actor, List.of(citizenId)).get(citizenId);
        UUID sent = mail.send(
                number,
                email.value(),
                person == null ? null : person.language(),
                place.accountId(),
                until -> links.issue(actor, place.accountId(), place.address(), until));
        audit.record(actor, "link-back-sent", "case:" + number, null, Map.of("mail", sent));
        return sent;
    }

    private List<Address> emails(Actor actor, UUID citizenId) {
        return citizens.addresses(actor, citizenId).stream()
                .filter(address -> address.kind().equals("email") && address.unreachable() == null)
                .toList();
    }
}
