package eus.arreta.cases.internal.work;

import eus.arreta.access.Actor;
import eus.arreta.attachments.Attachments;
import eus.arreta.channelapi.FileStore.StoredFile;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.gateway.ChannelAccounts;
import eus.arreta.gateway.ChannelAccounts.Standing;
import eus.arreta.http.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The files of a reply: the agent's own or those of cases that the agent may see, and such as the account can send. */
@ApplicationScoped
public class OutgoingFiles {

    private static final int MOST = 10;

    private final Attachments attachments;
    private final ChannelAccounts accounts;

    public OutgoingFiles(Attachments attachments, ChannelAccounts accounts) {
        this.attachments = attachments;
        this.accounts = accounts;
    }

    List<StoredFile> require(Actor actor, List<UUID> ids) {
        if (ids == null || ids.isEmpty()) {
            return List.of();
        }
        if (ids.size() > MOST || ids.contains(null) || Set.copyOf(ids).size() < ids.size()) {
            throw new InvalidInput("/attachments", "too-many", "names more than " + MOST + " files, or one twice");
        }
        return attachments.require(actor, ids);
    }

    /** Refuses before anything is written what the network would refuse later. */
    void check(Actor actor, List<StoredFile> files, Channelled to) {
        if (files.isEmpty()) {
            return;
        }
        Standing account = accounts.standing(actor, List.of(to.accountId())).get(to.accountId());
        if (account.capabilities() == null || account.capabilities().attachments() == null) {
            throw Problem.conflict(
                    "no-attachments", "Files can't be sent on this channel.", Map.of("channel", to.channel()));
        }
        for (StoredFile file : files) {
            if (file.size() > account.capabilities().attachments().largestOutbound()
                    || !account.files().takesSize(file.size())) {
                throw new InvalidInput("/attachments", "too-large", "is too large for this channel: " + file.name());
            }
            if (!account.files().takesType(file.mediaType())) {
                throw new InvalidInput(
                        "/attachments", "type-not-allowed", "is of a kind that is not sent here: " + file.name());
            }
        }
    }
}
