package eus.arreta.bench.bulk;

import eus.arreta.bench.SampleText;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** Writes the bulk cases and their messages. */
final class BulkRows {

    /** Number of the case with very many entries. */
    static final String LONG_CASE = "bulk-long";

    static final int LONG_CASE_ENTRIES = 20_000;

    private static final UUID LONG_CASE_ID = new UUID(0x7000, Long.MIN_VALUE);
    private static final String CASES = "cases.case_record (id, number, subject, kind, state, priority, queue,"
            + " assignee_id, assignee_name, language, topic, citizen_id, citizen_name, channels, excerpt, waiting_since,"
            + " last_activity_at, sequence, version, created_at, updated_at, breached, restricted, snoozed_until)";
    private static final String ENTRIES = "cases.entry (id, case_id, conversation_id, history_no, type, at, direction,"
            + " channel, author_kind, author_id, author_name, text, account_id, external_id, delivery_state, language)";
    private static final int SUBJECT = 60;
    private static final int EXCERPT = 120;
    private static final Duration FAR = Duration.ofDays(36_500);

    private final Connection connection;
    private final UUID account;
    private final List<UUID> agents;
    private final Instant end;

    BulkRows(Connection connection, UUID account, List<UUID> agents, Instant end) {
        this.connection = connection;
        this.account = account;
        this.agents = agents;
        this.end = end;
    }

    void cases() throws SQLException {
        try (CopyLines lines = new CopyLines(connection, CASES)) {
            for (int number = 0; number < BulkCase.COUNT; number++) {
                BulkCase one = BulkCase.of(number, end);
                add(lines, one, one.id(), "bulk-" + number);
            }
            BulkCase last = BulkCase.of(BulkCase.COUNT - 1, end);
            add(lines, last, LONG_CASE_ID, LONG_CASE);
        }
    }

    private void add(CopyLines lines, BulkCase one, UUID id, String number) throws SQLException {
        String text = one.text();
        boolean active = BulkWords.activeState().words().contains(one.state());
        lines.add(
                id,
                number,
                text.substring(0, SUBJECT),
                "information",
                one.state(),
                "normal",
                one.queue(),
                one.agent() == null ? null : agents.get(one.agent()),
                one.agent() == null ? null : BulkData.agentName(one.agent()),
                one.language(),
                one.topic(),
                one.citizenId(),
                BulkNames.citizen(one.citizen()),
                one.channels(),
                text.substring(0, EXCERPT),
                active && one.number() % 2 == 0 ? one.lastActivityAt() : null,
                one.lastActivityAt(),
                one.messages(),
                0,
                one.createdAt(),
                one.lastActivityAt(),
                one.breached(),
                one.restricted(),
                one.snoozed() ? end.plus(FAR) : null);
    }

    void citizens() throws SQLException {
        String columns = "citizens.citizen (id, name, created_at, updated_at)";
        try (CopyLines lines = new CopyLines(connection, columns)) {
            for (int number = 0; number < BulkCase.CITIZENS; number++) {
                lines.add(BulkCase.citizenId(number), BulkNames.citizen(number), end, end);
            }
        }
    }

    /** One for each citizen, which belongs to their newest case. */
    void conversations() throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into cases.conversation (id, account_id, address, channel, address_id, case_id, created_at,
                    last_message_at, last_inbound_at)
                select distinct on (citizen_id) citizen_id, ?, 'bulk-' || citizen_id, channels[1], citizen_id, id,
                    created_at, last_activity_at, last_activity_at
                from cases.case_record
                order by citizen_id, last_activity_at desc, id desc""")) {
            insert.setObject(1, account);
            insert.executeUpdate();
        }
    }

    /** How many there are. */
    long entries() throws SQLException {
        try (CopyLines lines = new CopyLines(connection, ENTRIES)) {
            for (int number = 0; number < BulkCase.COUNT; number++) {
                BulkCase one = BulkCase.of(number, end);
                addAll(lines, one, one.id(), "bulk-" + number, one.messages());
            }
            BulkCase last = BulkCase.of(BulkCase.COUNT - 1, end);
            addAll(lines, last, LONG_CASE_ID, LONG_CASE, LONG_CASE_ENTRIES);
            return lines.rows();
        }
    }

    private void addAll(CopyLines lines, BulkCase of, UUID caseId, String number, int count) throws SQLException {
        SplittableRandom random = new SplittableRandom(of.number());
        Duration step = Duration.between(of.createdAt(), of.lastActivityAt()).dividedBy(count);
        for (int message = 0; message < count; message++) {
            boolean answer = message % 3 == 2 && of.agent() != null;
            Instant at = of.lastActivityAt().minus(step.multipliedBy(count - 1L - message));
            lines.add(
                    BulkCase.id(at, random),
                    caseId,
                    of.citizenId(),
                    lines.rows() + 1,
                    "message",
                    at,
                    answer ? "outbound" : "inbound",
                    of.channels().get(0),
                    answer ? "agent" : "citizen",
                    answer ? agents.get(of.agent()) : null,
                    answer ? BulkData.agentName(of.agent()) : null,
                    SampleText.number(of.number() + message) + " " + BulkNames.word(random),
                    account,
                    number + "/" + message,
                    answer ? "delivered" : null,
                    SampleText.language(of.number() + message));
        }
    }
}
