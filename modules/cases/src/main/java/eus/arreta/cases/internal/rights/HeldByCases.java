package eus.arreta.cases.internal.rights;

import eus.arreta.access.Actor;
import eus.arreta.access.DataSubject;
import eus.arreta.access.PersonalDataExport;
import eus.arreta.access.PersonalDataHolder;
import eus.arreta.attachments.Attachments;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;

/** Cases with their timelines, contacts, conversations and files. */
@ApplicationScoped
public class HeldByCases implements PersonalDataHolder {

    private static final Actor RIGHTS = Actor.system("data-rights");

    private record Part(String name, List<String> readable, String sql) {}

    private static final String ENTRIES = "(entry.case_id = any(:cases) or entry.conversation_id = any(:conversations)"
            + " or entry.contact_id = any(:contacts) or (entry.case_id is null and entry.citizen_id = any(:citizens)))";

    private static final List<Part> PARTS = List.of(
            new Part("cases/case", List.of("number", "subject", "kind", "topic", "state", "created_at"), """
                    select to_jsonb(record) - 'allowed_agents' from cases.case_record record
                    where id = any(:cases) order by created_at, id"""),
            new Part(
                    "cases/entry",
                    List.of("at", "channel", "direction", "type", "author_name", "text"),
                    "select to_jsonb(entry) - 'words' from cases.entry entry where " + ENTRIES + " order by at, no"),
            new Part(
                    "cases/entry_version",
                    List.of(),
                    "select to_jsonb(version) from cases.entry_version version join cases.entry entry"
                            + " on entry.id = version.entry_id where " + ENTRIES + " order by version.at, version.no"),
            new Part(
                    "cases/message_change",
                    List.of(),
                    "select to_jsonb(change) from cases.message_change change join cases.entry entry"
                            + " on entry.id = change.entry_id where " + ENTRIES + " order by change.at, change.id"),
            new Part(
                    "cases/delivery_step",
                    List.of(),
                    "select to_jsonb(step) from cases.delivery_step step join cases.entry entry"
                            + " on entry.id = step.entry_id where " + ENTRIES + " order by step.at, step.no"),
            new Part(
                    "cases/contact",
                    List.of(
                            "started_at",
                            "ended_at",
                            "channel",
                            "direction",
                            "agent_name",
                            "language",
                            "satisfaction",
                            "comment"),
                    "select to_jsonb(contact) from cases.contact contact"
                            + " where id = any(:contacts) order by started_at, id"),
            new Part(
                    "cases/concern",
                    List.of("created_at", "kind", "topic", "note", "outcome"),
                    "select to_jsonb(concern) from cases.concern concern where contact_id = any(:contacts)"
                            + " or case_id = any(:cases) order by created_at, id"),
            new Part(
                    "cases/transcript",
                    List.of("segments"),
                    "select to_jsonb(said) - 'words' from cases.transcript_part said"
                            + " where contact_id = any(:contacts) order by contact_id, part"),
            new Part(
                    "cases/promise",
                    List.of("created_at", "text", "due_at", "kept"),
                    "select to_jsonb(promise) from cases.promise promise where case_id = any(:cases) order by created_at, id"),
            new Part(
                    "cases/link",
                    List.of(),
                    "select to_jsonb(link) from cases.case_link link where case_id = any(:cases) order by created_at"),
            new Part(
                    "cases/draft",
                    List.of(),
                    "select to_jsonb(draft) from cases.draft draft where case_id = any(:cases) order by updated_at"),
            new Part(
                    "cases/notification",
                    List.of(),
                    "select to_jsonb(told) from cases.notification told where case_id = any(:cases) order by at"),
            new Part(
                    "cases/break_glass",
                    List.of(),
                    "select to_jsonb(glass) from cases.break_glass glass where case_id = any(:cases) order by at"),
            new Part(
                    "cases/early_change",
                    List.of(),
                    "select to_jsonb(change) from cases.early_change change"
                            + " where account_id || '|' || (body::jsonb ->> 'conversation') = any(:places) order by at"),
            new Part(
                    "cases/conversation",
                    List.of(),
                    "select to_jsonb(conversation) from cases.conversation conversation"
                            + " where id = any(:conversations) order by created_at"));

    private final Jdbi jdbi;
    private final Attachments attachments;
    private final CaseErasing erasing;
    private final RetentionTable retention;

    public HeldByCases(Jdbi jdbi, Attachments attachments, CaseErasing erasing, RetentionTable retention) {
        this.jdbi = jdbi;
        this.attachments = attachments;
        this.erasing = erasing;
        this.retention = retention;
    }

    @Override
    public Set<String> tables() {
        return Set.of(
                "cases.action_rule",
                "cases.album_part",
                "cases.break_glass",
                "cases.case_link",
                "cases.case_merge",
                "cases.case_merge_conversation",
                "cases.case_record",
                "cases.citizen_move",
                "cases.concern",
                "cases.contact",
                "cases.conversation",
                "cases.delivery_step",
                "cases.draft",
                "cases.early_change",
                "cases.entry",
                "cases.entry_file",
                "cases.entry_version",
                "cases.field",
                "cases.follower",
                "cases.message_change",
                "cases.notification",
                "cases.processed_event",
                "cases.promise",
                "cases.retention_rule",
                "cases.retention_run",
                "cases.state_name",
                "cases.subject_words",
                "cases.transcript_part",
                "cases.viewer");
    }

    @Override
    public DataSubject complete(DataSubject subject) {
        return jdbi.withHandle(handle -> {
            Map<UUID, String> cases = new HashMap<>();
            handle.createQuery("""
                            with recursive part as (
                                select id from cases.case_record where citizen_id = any(:citizens)
                                union select merge.from_id from cases.case_merge merge join part on merge.into_id = part.id
                                where merge.undone_at is null
                            ) select record.id, record.number from cases.case_record record
                            where record.id in (select id from part)""")
                    .bindArray("citizens", UUID.class, subject.citizens().toArray())
                    .map((row, context) -> cases.put(row.getObject(1, UUID.class), row.getString(2)))
                    .list();
            Map<UUID, String> places = new HashMap<>();
            handle.createQuery("select id, account_id || '|' || address from cases.conversation"
                            + " where address_id = any(:addresses)")
                    .bindArray("addresses", UUID.class, subject.addresses().toArray())
                    .map((row, context) -> places.put(row.getObject(1, UUID.class), row.getString(2)))
                    .list();
            return subject.with(cases, places);
        });
    }

    @Override
    public void lockBeforeCitizens(DataSubject subject) {
        jdbi.useHandle(handle -> CaseErasing.lockConversations(handle, subject));
    }

    @Override
    public List<Kept> kept(DataSubject subject, Instant now) {
        return jdbi.withHandle(handle -> retention.kept(handle, subject.caseIds(), now));
    }

    @Override
    public boolean holdsMoreOf(DataSubject subject) {
        return jdbi.withHandle(handle -> handle.createQuery("select exists (select 1 from cases.contact"
                        + " where citizen_id = any(:citizens) or address_id = any(:addresses))")
                .bindArray("citizens", UUID.class, subject.citizens().toArray())
                .bindArray("addresses", UUID.class, subject.addresses().toArray())
                .mapTo(boolean.class)
                .one());
    }

    @Override
    public void export(DataSubject subject, PersonalDataExport to) throws IOException {
        try (Handle handle = jdbi.open()) {
            Belongings all = Belongings.of(handle, subject);
            for (Part part : PARTS) {
                try (var rows = bind(handle.createQuery(part.sql()), part.sql(), subject, all)
                        .setFetchSize(500)
                        .mapTo(String.class)
                        .iterator()) {
                    to.rows(part.name(), part.readable(), rows);
                }
            }
            String files = "select distinct held.file_id from cases.entry_file held join cases.entry entry"
                    + " on entry.id = held.entry_id where " + ENTRIES;
            for (UUID file : bind(handle.createQuery(files), files, subject, all)
                    .mapTo(UUID.class)
                    .list()) {
                file(file, to);
            }
        }
    }

    private void file(UUID id, PersonalDataExport to) throws IOException {
        Optional<Attachments.Content> content = attachments.fetch(RIGHTS, id);
        if (content.isPresent()) {
            try (InputStream in = Files.newInputStream(content.get().path())) {
                to.file(content.get().name(), in);
            }
        }
    }

    private static <S extends SqlStatement<S>> S bind(S statement, String sql, DataSubject subject, Belongings all) {
        bindIf(statement, sql, "cases", subject.caseIds());
        bindIf(statement, sql, "citizens", subject.whole() ? subject.citizens() : Set.of());
        bindIf(statement, sql, "contacts", all.contacts());
        bindIf(statement, sql, "conversations", all.conversations());
        if (sql.contains(":places")) {
            statement.bindArray(
                    "places", String.class, subject.conversations().values().toArray());
        }
        return statement;
    }

    private static <S extends SqlStatement<S>> void bindIf(S statement, String sql, String name, Set<UUID> ids) {
        if (sql.contains(":" + name)) {
            statement.bindArray(name, UUID.class, ids.toArray());
        }
    }

    @Override
    public void erase(DataSubject subject, Instant now) {
        jdbi.useHandle(handle -> erasing.erase(handle, subject, now));
    }
}
