package eus.arreta.cases.internal.ingest;

import eus.arreta.cases.CaseEvent;
import eus.arreta.cases.internal.Columns;
import eus.arreta.cases.internal.files.EntryFiles;
import eus.arreta.cases.internal.ingest.Ingest.Incoming;
import eus.arreta.channelapi.Content;
import eus.arreta.channelapi.InboundEvent;
import eus.arreta.events.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Edits, deletions and reactions: kept beside the original, which never goes away. Idempotent by event id. What comes
 * before its message waits for it among the early changes.
 */
@ApplicationScoped
public class MessageChanges {

    private final Jdbi jdbi;
    private final CaseTable cases;
    private final ProcessedEvents processed;
    private final EarlyChanges early;
    private final Albums albums;
    private final EntryFiles files;
    private final Outbox outbox;
    private final Clock clock;

    public MessageChanges(
            Jdbi jdbi,
            CaseTable cases,
            ProcessedEvents processed,
            EarlyChanges early,
            Albums albums,
            EntryFiles files,
            Outbox outbox,
            Clock clock) {
        this.jdbi = jdbi;
        this.cases = cases;
        this.processed = processed;
        this.early = early;
        this.albums = albums;
        this.files = files;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * The entry that a message became.
     *
     * @param caseId    absent for what somebody of ours wrote outside of Arreta to somebody without a case
     * @param firstPart of the entry's content that is this message's; absent when all of it is
     */
    record Target(UUID entryId, UUID caseId, Integer firstPart, Integer parts) {}

    private record ExternalMessage(UUID accountId, String externalId) {}

    static boolean knows(InboundEvent event) {
        return event instanceof InboundEvent.MessageEdited
                || event instanceof InboundEvent.MessageDeleted
                || event instanceof InboundEvent.Reaction;
    }

    void apply(List<Incoming<? extends InboundEvent>> changes) {
        if (changes.isEmpty()) {
            return;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        jdbi.useHandle(handle -> {
            Map<ExternalMessage, Target> targets = targets(handle, changes);
            Map<UUID, CaseDraft> drafts = cases.lock(
                    handle,
                    targets.values().stream()
                            .map(Target::caseId)
                            .filter(Objects::nonNull)
                            .toList());
            Set<UUID> fresh = processed.claim(
                    handle, changes.stream().map(change -> change.event().id()).toList());
            Map<UUID, EntryText> entries = EntryText.read(
                    handle, targets.values().stream().map(Target::entryId).toList());
            List<Incoming<? extends InboundEvent>> tooEarly = new ArrayList<>();
            Map<UUID, EntryText> changed = new TreeMap<>();
            changes.stream()
                    .filter(change -> fresh.contains(change.event().id()))
                    .forEach(change -> {
                        Target target = targets.get(message(change.record()));
                        if (target == null) {
                            tooEarly.add(change);
                        } else {
                            EntryText entry = entries.get(target.entryId());
                            change(entry, target, change.record());
                            tell(drafts, entry, change.record());
                            changed.put(entry.id, entry);
                        }
                    });
            early.keep(handle, tooEarly);
            write(handle, changed, drafts, now);
        });
    }

    private void write(Handle handle, Map<UUID, EntryText> changed, Map<UUID, CaseDraft> drafts, Instant now) {
        if (changed.isEmpty()) {
            return;
        }
        EntryText.write(handle, changed.values());
        files.link(handle, filesOf(changed.values()));
        Map<UUID, CaseDraft> told = new TreeMap<>();
        changed.values().stream()
                .filter(entry -> entry.caseId != null)
                .forEach(entry -> told.put(entry.caseId, drafts.get(entry.caseId)));
        cases.updateSequences(handle, told.values(), now);
        told.values().forEach(draft -> outbox.append(draft.events));
    }

    /** Files for albums that are stored; the cases are locked and their drafts collect the news. */
    void grow(Handle handle, Collection<Albums.Addition> additions, Map<UUID, CaseDraft> drafts) {
        if (additions.isEmpty()) {
            return;
        }
        Map<UUID, EntryText> entries = EntryText.read(
                handle, additions.stream().map(Albums.Addition::entryId).toList());
        for (Albums.Addition addition : additions) {
            EntryText entry = entries.get(addition.entryId());
            albums.remember(handle, entry.id, entry.content().size(), List.of(addition.member()));
            entry.grow(addition.member().record().content());
            drafts.get(addition.caseId())
                    .tell(
                            CaseEvent.MESSAGE_CHANGED,
                            entry.id,
                            "album",
                            addition.member().record().sentAt());
        }
        EntryText.write(handle, entries.values());
        files.link(handle, filesOf(entries.values()));
    }

    static List<EntryFiles.Held> filesOf(Collection<EntryText> entries) {
        return entries.stream()
                .flatMap(entry -> EntryFiles.of(entry.id, entry.content()).stream())
                .toList();
    }

    /** Gives one change its effect on an entry. */
    static void change(EntryText entry, Target target, InboundEvent change) {
        if (change instanceof InboundEvent.MessageEdited edited) {
            entry.edit(edited.editedAt(), whole(entry, target, edited.content()));
        } else if (change instanceof InboundEvent.MessageDeleted deleted) {
            entry.delete(deleted.deletedAt());
        } else if (change instanceof InboundEvent.Reaction reaction) {
            entry.react(reaction.sender().kind() + ":" + reaction.sender().value(), reaction.reactions());
        }
    }

    /** Tells of it as an event of the entry's case; where it has none, nobody is told. */
    static void tell(Map<UUID, CaseDraft> drafts, EntryText entry, InboundEvent change) {
        if (entry.caseId == null) {
            return;
        }
        String word = change instanceof InboundEvent.MessageEdited
                ? "edited"
                : change instanceof InboundEvent.MessageDeleted ? "deleted" : "reaction";
        drafts.get(entry.caseId).tell(CaseEvent.MESSAGE_CHANGED, entry.id, word, change.time());
    }

    /** The whole content of an entry when one message of it has changed. */
    private static List<Content> whole(EntryText entry, Target target, List<Content> changed) {
        List<Content> present = entry.content();
        if (target.firstPart() == null || target.firstPart() + target.parts() > present.size()) {
            return changed;
        }
        List<Content> whole = new ArrayList<>(present.subList(0, target.firstPart()));
        // A part keeps its place: an edit that brings more or fewer parts would move those of the others.
        for (int index = 0; index < target.parts(); index++) {
            whole.add(index < changed.size() ? changed.get(index) : present.get(target.firstPart() + index));
        }
        whole.addAll(present.subList(target.firstPart() + target.parts(), present.size()));
        return whole;
    }

    private static ExternalMessage message(InboundEvent change) {
        if (change instanceof InboundEvent.MessageEdited edited) {
            return new ExternalMessage(edited.accountId(), edited.externalId());
        }
        if (change instanceof InboundEvent.MessageDeleted deleted) {
            return new ExternalMessage(deleted.accountId(), deleted.externalId());
        }
        InboundEvent.Reaction reaction = (InboundEvent.Reaction) change;
        return new ExternalMessage(reaction.accountId(), reaction.externalId());
    }

    /** External id of the message that a change is about. */
    static String externalId(InboundEvent change) {
        return message(change).externalId();
    }

    private static Map<ExternalMessage, Target> targets(Handle handle, List<Incoming<? extends InboundEvent>> changes) {
        Map<ExternalMessage, Target> targets = new HashMap<>();
        List<ExternalMessage> wanted = changes.stream()
                .map(change -> message(change.record()))
                .distinct()
                .toList();
        Columns.of(handle.createQuery("""
                        select wanted.account_id, wanted.external_id, entry.id, entry.case_id, part.first_part, part.parts
                        from unnest(:accounts, :externals) as wanted (account_id, external_id)
                        left join cases.album_part part
                            on part.account_id = wanted.account_id and part.external_id = wanted.external_id
                        join cases.entry entry
                            on entry.id = part.entry_id
                            or part.entry_id is null
                                and entry.account_id = wanted.account_id and entry.external_id = wanted.external_id"""), wanted)
                .uuids("accounts", ExternalMessage::accountId)
                .texts("externals", ExternalMessage::externalId)
                .bound()
                .map((row, context) -> targets.put(
                        new ExternalMessage(row.getObject("account_id", UUID.class), row.getString("external_id")),
                        new Target(
                                row.getObject("id", UUID.class),
                                row.getObject("case_id", UUID.class),
                                row.getObject("first_part", Integer.class),
                                row.getObject("parts", Integer.class))))
                .list();
        return targets;
    }
}
