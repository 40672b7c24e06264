package eus.arreta.reception;

import com.fasterxml.jackson.annotation.JsonInclude;
import eus.arreta.access.Actor;
import eus.arreta.access.Audit;
import eus.arreta.access.Permission;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.channelapi.OutboundContent.Choice;
import eus.arreta.gateway.ChannelAccounts;
import eus.arreta.http.Problem;
import eus.arreta.reception.internal.settings.SettingsCheck;
import eus.arreta.reception.internal.settings.SettingsTable;
import eus.arreta.reception.internal.speech.Previewing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The settings of reception, account by account, and what it would say with them. */
@ApplicationScoped
public class Reception {

    private final SettingsTable table;
    private final SettingsCheck check;
    private final Previewing previewing;
    private final ChannelAccounts accounts;
    private final Audit audit;

    public Reception(
            SettingsTable table, SettingsCheck check, Previewing previewing, ChannelAccounts accounts, Audit audit) {
        this.table = table;
        this.check = check;
        this.previewing = previewing;
        this.accounts = accounts;
        this.audit = audit;
    }

    /**
     * What to preview.
     *
     * @param language {@code eu}, {@code es}, {@code fr} or {@code en}; absent: the citizen has neither chosen nor written
     * @param settings that aren't saved; absent: the account's own
     */
    public record PreviewWanted(Situation situation, String language, ReceptionSettings settings) {}

    /** What would be said, one message each. */
    public record Preview(List<Message> messages) {}

    /** A message with what it offers to press; {@code choices} is absent where there is nothing to press. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Message(String text, List<Choice> choices) {}

    /** The settings of an account. @throws Problem 404 when there is no such account */
    @Transactional
    public ReceptionSettings settings(Actor actor, UUID accountId) {
        actor.require(Permission.CHANNEL_ACCOUNTS);
        requireAccount(actor, accountId);
        return table.find(accountId).orElseGet(ReceptionSettings::off);
    }

    /**
     * Replaces the settings of an account. What happened before it was turned on is not answered.
     *
     * @throws Problem 404; 409 {@code stale} with {@code current}
     * @throws InvalidInput for each part that is wrong
     */
    @Transactional
    public ReceptionSettings put(Actor actor, UUID accountId, ReceptionSettings wanted) {
        actor.require(Permission.CHANNEL_ACCOUNTS);
        requireAccount(actor, accountId);
        ReceptionSettings before = table.lock(accountId).orElseGet(ReceptionSettings::off);
        if (wanted.version() != 0 && wanted.version() != before.version()) {
            throw Problem.conflict(
                    "stale", "Somebody else has changed these settings meanwhile.", Map.of("current", before));
        }
        check.check(actor, wanted, before);
        ReceptionSettings after = table.put(accountId, wanted, before);
        audit.record(actor, "reception-changed", "channel-account:" + accountId, before, after);
        return after;
    }

    /** What would be said in a situation; nothing is. @throws Problem 404 */
    @Transactional
    public Preview preview(Actor actor, UUID accountId, PreviewWanted wanted) {
        ReceptionSettings present = settings(actor, accountId);
        if (wanted.situation() == null) {
            throw new InvalidInput("/situation", "required", "is required");
        }
        if (wanted.settings() == null) {
            return new Preview(previewing.preview(actor, present, wanted));
        }
        check.check(actor, wanted.settings(), wanted.settings());
        return new Preview(previewing.preview(actor, wanted.settings(), wanted));
    }

    /** Turns it on at the first web chat of an installation, unless somebody has decided about it. */
    @Transactional
    public void begin(Actor actor, UUID accountId) {
        actor.require(Permission.CHANNEL_ACCOUNTS);
        if (table.lock(accountId).isEmpty()) {
            table.put(accountId, ReceptionSettings.first(), ReceptionSettings.off());
        }
    }

    private void requireAccount(Actor actor, UUID accountId) {
        if (accounts.find(actor, accountId).isEmpty()) {
            throw Problem.notFound("channel account");
        }
    }
}
