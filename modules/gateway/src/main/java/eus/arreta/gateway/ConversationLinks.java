package eus.arreta.gateway;

import eus.arreta.access.Actor;
import eus.arreta.access.Permission;
import eus.arreta.access.SecretBox;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.events.EventCodec;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * Tokens that open one conversation of one account until a time. Nothing is stored: a token is sealed with
 * {@code ARRETA_SECRET_KEY}, so nobody can make or change one, and it says nothing to who reads it.
 */
@ApplicationScoped
public class ConversationLinks {

    private static final String PURPOSE = "conversation-links";

    private final SecretBox box;
    private final Clock clock;

    public ConversationLinks(SecretBox box, Clock clock) {
        this.box = box;
        this.clock = clock;
    }

    record Opens(UUID accountId, String conversation, Instant until) {}

    /** A token, in characters that a link takes as they are. */
    public String issue(Actor actor, UUID accountId, String conversation, Instant until) {
        actor.require(Permission.CASES_WORK);
        byte[] sealed = box.seal(PURPOSE, EventCodec.write(new Opens(accountId, conversation, until)));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /** The conversation of that account which the token opens now; empty for every other text. */
    public Optional<String> open(Actor actor, UUID accountId, String token) {
        actor.require(Permission.CASES_READ);
        try {
            Opens opens =
                    EventCodec.read(box.open(PURPOSE, Base64.getUrlDecoder().decode(token)), Opens.class);
            boolean works =
                    opens.accountId().equals(accountId) && clock.instant().isBefore(opens.until());
            return works ? Optional.of(opens.conversation()) : Optional.empty();
        } catch (IllegalArgumentException | IllegalStateException | InvalidInput notOurs) {
            return Optional.empty();
        }
    }
}
