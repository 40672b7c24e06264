package eus.arreta.cases.internal.rights;

import eus.arreta.access.Actor;
import eus.arreta.access.DataSubject;
import eus.arreta.attachments.Attachments;
import eus.arreta.cases.CaseEvent;
import eus.arreta.events.Outbox;
import eus.arreta.events.OutgoingEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Destroys cases and what a citizen said elsewhere. Conversations are locked first, then cases, in the order in which ingest
 * locks them: what comes meanwhile waits, and finds nothing of before.
 */
@ApplicationScoped
public class CaseErasing {

    private static final Actor RIGHTS = Actor.system("data-rights");

    /** In an order in which nothing that goes is still pointed at. */
    private static final List<String> OF_ENTRIES = List.of(
            "delete from cases.delivery_step where entry_id = any(:entries)",
            "delete from cases.entry_version where entry_id = any(:entries)",
            "delete from cases.message_change where entry_id = any(:entries)",
            "delete from cases.entry_file where entry_id = any(:entries)",
            "delete from cases.album_part where entry_id = any(:entries)",
            "delete from cases.entry where id = any(:entries)");

    private static final List<String> OF_CASES = List.of(
            "delete from cases.promise where case_id = any(:cases)",
            "delete from cases.follower where case_id = any(:cases)",
            "delete from cases.notification where case_id = any(:cases)",
            "delete from cases.draft where case_id = any(:cases)",
            "delete from cases.viewer where case_id = any(:cases)",
            "delete from cases.break_glass where case_id = any(:cases)",
            "delete from cases.subject_words where case_id = any(:cases)",
            "delete from cases.case_link where case_id = any(:cases) or other_id = any(:cases)",
            """
            delete from cases.case_merge_conversation where merge_id in (
                select id from cases.case_merge where from_id = any(:cases) or into_id = any(:cases))""",
            "delete from cases.case_merge where from_id = any(:cases) or into_id = any(:cases)",
            "delete from cases.citizen_move where id = any(:cases)",
            "delete from cases.concern where case_id = any(:cases)",
            "update cases.conversation set case_id = null, muted_until = null where case_id = any(:cases)",
            "delete from cases.case_record where id = any(:cases)");

    private static final List<String> OF_CONTACTS = List.of(
            "delete from cases.transcript_part where contact_id = any(:contacts)",
            "delete from cases.concern where contact_id = any(:contacts)",
            "delete from cases.citizen_move where id = any(:contacts)",
            "update cases.conversation set contact_id = null, contact_running = false where contact_id = any(:contacts)",
            "delete from cases.contact where id = any(:contacts)");

    private final Attachments attachments;
    private final Outbox outbox;

    public CaseErasing(Attachments attachments, Outbox outbox) {
        this.attachments = attachments;
        this.outbox = outbox;
    }

    void erase(Handle handle, DataSubject subject, Instant now) {
        lock(handle, subject);
        Belongings all = Belongings.of(handle, subject);
        Set<UUID> entries = entries(handle, subject, all);
        tell(handle, subject.caseIds(), now);
        forgetExcerpts(handle, subject.caseIds(), entries);
        attachments.release(RIGHTS, onlyIn(handle, entries));
        run(handle, OF_ENTRIES, "entries", entries);
        run(handle, OF_CASES, "cases", subject.caseIds());
        run(handle, OF_CONTACTS, "contacts", all.contacts());
        forgetEarlyChanges(handle, Set.copyOf(subject.conversations().values()));
        run(
                handle,
                List.of("delete from cases.conversation where id = any(:conversations)"),
                "conversations",
                all.conversations());
    }

    /** By place, as everywhere. */
    static void lockConversations(Handle handle, DataSubject subject) {
        handle.createQuery("select id from cases.conversation where address_id = any(:addresses)"
                        + " or case_id = any(:cases) order by account_id, address for update")
                .bindArray("addresses", UUID.class, subject.addresses().toArray())
                .bindArray("cases", UUID.class, subject.caseIds().toArray())
                .mapTo(UUID.class)
                .list();
    }

    private static void lock(Handle handle, DataSubject subject) {
        lockConversations(handle, subject);
        handle.createQuery("select id from cases.case_record where id = any(:cases) order by id for update")
                .bindArray("cases", UUID.class, subject.caseIds().toArray())
                .mapTo(UUID.class)
                .list();
    }

    private static Set<UUID> entries(Handle handle, DataSubject subject, Belongings all) {
        return Set.copyOf(handle.createQuery("""
                        select id from cases.entry where case_id = any(:cases)
                        union select id from cases.entry where conversation_id = any(:conversations)
                        union select id from cases.entry where contact_id = any(:contacts) and type in ('call', 'visit')
                        union select id from cases.entry where case_id is null and citizen_id = any(:citizens)""")
                .bindArray("cases", UUID.class, subject.caseIds().toArray())
                .bindArray("conversations", UUID.class, all.conversations().toArray())
                .bindArray("contacts", UUID.class, all.contacts().toArray())
                .bindArray(
                        "citizens",
                        UUID.class,
                        subject.whole() ? subject.citizens().toArray() : new Object[0])
                .mapTo(UUID.class)
                .list());
    }

    /** Whoever shows or counts the case learns that it is gone. */
    private void tell(Handle handle, Set<UUID> cases, Instant now) {
        List<OutgoingEvent> events = handle.createQuery("""
                        update cases.case_record set sequence = sequence + 1 where id = any(:cases)
                        returning id, number, sequence, restricted""")
                .bindArray("cases", UUID.class, cases.toArray())
                .map((row, context) -> new CaseEvent(
                                row.getObject("id", UUID.class),
                                row.getString("number"),
                                row.getLong("sequence"),
                                CaseEvent.ERASED,
                                null,
                                null,
                                null,
                                now,
                                row.getBoolean("restricted"))
                        .outgoing())
                .list();
        outbox.append(events);
    }

    /** In somebody else's case the citizen may have had the last word. */
    private static void forgetExcerpts(Handle handle, Set<UUID> cases, Set<UUID> entries) {
        handle.createUpdate("""
                        update cases.case_record set excerpt = '', version = version + 1
                        where not id = any(:cases)
                        and id in (select case_id from cases.entry where id = any(:entries) and case_id is not null)""")
                .bindArray("cases", UUID.class, cases.toArray())
                .bindArray("entries", UUID.class, entries.toArray())
                .execute();
    }

    private static List<UUID> onlyIn(Handle handle, Set<UUID> entries) {
        return handle.createQuery("""
                        select distinct held.file_id from cases.entry_file held where held.entry_id = any(:entries)
                        and not exists (select 1 from cases.entry_file other
                            where other.file_id = held.file_id and not other.entry_id = any(:entries))""")
                .bindArray("entries", UUID.class, entries.toArray())
                .mapTo(UUID.class)
                .list();
    }

    private static void forgetEarlyChanges(Handle handle, Set<String> conversations) {
        handle.createUpdate("delete from cases.early_change"
                        + " where account_id || '|' || (body::jsonb ->> 'conversation') = any(:places)")
                .bindArray("places", String.class, conversations.toArray())
                .execute();
    }

    private static void run(Handle handle, List<String> statements, String name, Set<UUID> ids) {
        if (!ids.isEmpty()) {
            statements.forEach(sql -> handle.createUpdate(sql)
                    .bindArray(name, UUID.class, ids.toArray())
                    .execute());
        }
    }
}
