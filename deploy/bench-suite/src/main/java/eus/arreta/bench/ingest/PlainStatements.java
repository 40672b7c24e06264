package eus.arreta.bench.ingest;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;

/** The statements of {@link PlainWay}, prepared on one connection. */
final class PlainStatements {

    private static final String FIND =
            "select id, case_id from bench_plain.conversation where account_id = ? and address = ?";

    /** Whoever makes the conversation first makes citizen and case, too; the others make nothing. */
    private static final String CREATE = """
            with place as (
                insert into bench_plain.conversation (id, account_id, address, channel, address_id, case_id, created_at)
                values (?, ?, ?, 'web-chat', ?, ?, now())
                on conflict (account_id, address) do nothing
                returning address, address_id, case_id, ?::uuid as citizen_id
            ), person as (
                insert into bench_plain.citizen (id, created_at, updated_at) select citizen_id, now(), now() from place
            ), contact as (
                insert into bench_plain.address (id, citizen_id, kind, value, created_at)
                select address_id, citizen_id, 'web-chat-visitor', address, now() from place
            )
            insert into bench_plain.case_record (id, number, subject, kind, state, priority, language, citizen_id,
                channels, excerpt, last_activity_at, sequence, version, created_at, updated_at)
            select case_id, address, ?, 'information', 'new', 'normal', 'eu', citizen_id,
                array['web-chat'], '', now(), 1, 0, now(), now()
            from place""";

    private static final String MOVE_ON = """
            update bench_plain.case_record
            set sequence = sequence + 1,
                excerpt = ?,
                waiting_since = coalesce(waiting_since, ?),
                last_activity_at = greatest(last_activity_at, ?),
                updated_at = now()
            where id = ?
            returning sequence""";

    private static final String ADD_MESSAGE = """
            insert into bench_plain.entry (id, case_id, conversation_id, history_no, type, at, direction, channel,
                author_kind, text, account_id, external_id)
            values (?, ?, ?, nextval('bench_plain.entry_no_seq'), 'message', ?, 'inbound', 'web-chat',
                'citizen', ?, ?, ?)""";

    private static final String ADD_EVENT = """
            insert into bench_plain.outbox (topic, key, event_id, type, at, body, headers)
            values ('arreta.case-events', ?, ?, 'eus.arreta.case.message-received.v1', now(), ?, '')""";

    private static final int EXCERPT = 160;

    private final UUID account;
    private final PreparedStatement find;
    private final PreparedStatement create;
    private final PreparedStatement moveOn;
    private final PreparedStatement addMessage;
    private final PreparedStatement addEvent;

    PlainStatements(Connection connection, UUID account) throws SQLException {
        this.account = account;
        this.find = connection.prepareStatement(FIND);
        this.create = connection.prepareStatement(CREATE);
        this.moveOn = connection.prepareStatement(MOVE_ON);
        this.addMessage = connection.prepareStatement(ADD_MESSAGE);
        this.addEvent = connection.prepareStatement(ADD_EVENT);
    }

    /** A conversation with its case. */
    record Place(UUID conversation, UUID caseId) {}

    /** Null when there is none yet. */
    Place find(String address) throws SQLException {
        find.setObject(1, account);
        find.setString(2, address);
        try (ResultSet rows = find.executeQuery()) {
            return rows.next() ? new Place(rows.getObject(1, UUID.class), rows.getObject(2, UUID.class)) : null;
        }
    }

    void create(String address, String text) throws SQLException {
        create.setObject(1, UUID.randomUUID());
        create.setObject(2, account);
        create.setString(3, address);
        create.setObject(4, UUID.randomUUID());
        create.setObject(5, UUID.randomUUID());
        create.setObject(6, UUID.randomUUID());
        create.setString(7, excerpt(text));
        create.executeUpdate();
    }

    /** Locks the case; answers its event's sequence. */
    long moveOn(Place place, String text) throws SQLException {
        Timestamp now = Timestamp.from(Instant.now());
        moveOn.setString(1, excerpt(text));
        moveOn.setTimestamp(2, now);
        moveOn.setTimestamp(3, now);
        moveOn.setObject(4, place.caseId());
        try (ResultSet rows = moveOn.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    UUID addMessage(Place place, String externalId, String text) throws SQLException {
        UUID id = UUID.randomUUID();
        addMessage.setObject(1, id);
        addMessage.setObject(2, place.caseId());
        addMessage.setObject(3, place.conversation());
        addMessage.setTimestamp(4, Timestamp.from(Instant.now()));
        addMessage.setString(5, text);
        addMessage.setObject(6, account);
        addMessage.setString(7, externalId);
        addMessage.executeUpdate();
        return id;
    }

    void addEvent(Place place, long sequence, UUID entry) throws SQLException {
        addEvent.setString(1, place.caseId().toString());
        addEvent.setObject(2, UUID.randomUUID());
        addEvent.setString(
                3,
                "{\"caseId\":\"" + place.caseId() + "\",\"sequence\":" + sequence
                        + ",\"what\":\"message-received\",\"entryId\":\"" + entry + "\",\"at\":\"" + Instant.now()
                        + "\"}");
        addEvent.executeUpdate();
    }

    private static String excerpt(String text) {
        return text.substring(0, Math.min(text.length(), EXCERPT));
    }
}
