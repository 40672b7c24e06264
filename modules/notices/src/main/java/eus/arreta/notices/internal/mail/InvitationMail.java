package eus.arreta.notices.internal.mail;

import eus.arreta.access.Actor;
import eus.arreta.access.Invitations;
import eus.arreta.access.Permission;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;

/** Invitations go out by mail. */
@ApplicationScoped
public class InvitationMail implements Invitations {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd").withZone(ZoneId.of("Europe/Madrid"));

    private final MailSettings settings;
    private final MailTable table;

    public InvitationMail(MailSettings settings, MailTable table) {
        this.settings = settings;
        this.table = table;
    }

    @Override
    public Optional<String> missing() {
        return settings.missingForLinks();
    }

    @Override
    public void send(Actor actor, Invited invited) {
        actor.require(Permission.USERS);
        Letter letter = MailTexts.fill(
                invited.email(),
                MailTexts.in(MailTexts.INVITATION, invited.language()),
                Map.of(
                        "name", invited.name(),
                        "link", settings.link("/invitation/" + invited.token()),
                        "until", DAY.format(invited.expiresAt())),
                invited.language());
        table.append("invitation", "user:" + invited.userId(), null, letter);
    }
}
