package eus.arreta.cases.internal.work;

import eus.arreta.access.Actor;
import eus.arreta.cases.CaseEvent;
import eus.arreta.cases.CaseState;
import eus.arreta.cases.Conversations.Current;
import eus.arreta.cases.Conversations.Ended;
import eus.arreta.cases.Conversations.OpenCase;
import eus.arreta.cases.Conversations.Place;
import eus.arreta.channelapi.EventIds;
import eus.arreta.channelapi.OutboundContent;
import eus.arreta.citizens.IdentityAssurance;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** What Arreta says by itself in conversations, and what it must know of them. */
@ApplicationScoped
public class Speaking {

    private final Jdbi jdbi;
    private final LockedCases cases;
    private final WayOut wayOut;
    private final Outgoing outgoing;
    private final Clock clock;

    public Speaking(Jdbi jdbi, LockedCases cases, WayOut wayOut, Outgoing outgoing, Clock clock) {
        this.jdbi = jdbi;
        this.cases = cases;
        this.wayOut = wayOut;
        this.outgoing = outgoing;
        this.clock = clock;
    }

    public Optional<Place> lock(Actor actor, UUID conversationId) {
        Instant now = clock.instant();
        return jdbi.withHandle(handle -> handle.createQuery("select " + Channelled.COLUMNS + """
                        , conversation.address_id, contact.assurance, record.number, record.language, record.state
                        from cases.conversation conversation
                        left join cases.contact contact
                            on contact.id = conversation.contact_id and conversation.contact_running
                        left join cases.case_record record on record.id = conversation.case_id
                        where conversation.id = :id
                        for update of conversation""")
                .bind("id", conversationId)
                .map((row, context) -> place(row, wayOut.reaches(actor, Channelled.read(row), now)))
                .findOne());
    }

    private static Place place(ResultSet row, boolean reachable) throws SQLException {
        String number = row.getString("number");
        String assurance = row.getString("assurance");
        return new Place(
                row.getObject("id", UUID.class),
                row.getObject("account_id", UUID.class),
                row.getString("address"),
                row.getString("channel"),
                row.getObject("address_id", UUID.class),
                assurance == null ? IdentityAssurance.NONE.word() : assurance,
                reachable,
                number == null
                        ? null
                        : new Current(
                                row.getObject("case_id", UUID.class),
                                number,
                                row.getString("language"),
                                CaseState.of(row.getString("state")).isActive()));
    }

    /** The first concern of a case tells in which contact it began. By index concern_by_case. */
    public Map<UUID, UUID> whereOpened(Collection<UUID> caseIds) {
        Map<UUID, UUID> opened = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("""
                        select distinct on (concern.case_id) concern.case_id, contact.conversation_id
                        from cases.concern concern
                        join cases.contact contact on contact.id = concern.contact_id
                        where concern.case_id = any(:cases)
                        order by concern.case_id, concern.created_at, concern.id""")
                .bindArray("cases", UUID.class, caseIds.toArray())
                .map((row, context) -> opened.put(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .list());
        opened.values().removeIf(Objects::isNull);
        return opened;
    }

    public Map<UUID, Ended> contacts(Collection<UUID> contactIds) {
        Map<UUID, Ended> contacts = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("select id, conversation_id, end_reason,"
                        + " satisfaction is not null as scored from cases.contact"
                        + " where id = any(:ids) and conversation_id is not null")
                .bindArray("ids", UUID.class, contactIds.toArray())
                .map((row, context) -> contacts.put(
                        row.getObject("id", UUID.class),
                        new Ended(
                                row.getObject("conversation_id", UUID.class),
                                row.getString("end_reason"),
                                row.getBoolean("scored"))))
                .list());
        return contacts;
    }

    /** By index entry_history. */
    public boolean isNewest(UUID conversationId, String key) {
        UUID id = id(conversationId, key);
        return jdbi.withHandle(handle -> handle.createQuery("select id from cases.entry"
                        + " where conversation_id = :conversation and history_no is not null and direction = 'outbound'"
                        + " order by history_no desc limit 1")
                .bind("conversation", conversationId)
                .mapTo(UUID.class)
                .findOne()
                .filter(id::equals)
                .isPresent());
    }

    public Optional<String> text(UUID entryId) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select text from cases.entry where id = :id and type = 'message'")
                        .bind("id", entryId)
                        .mapTo(String.class)
                        .findOne());
    }

    public boolean say(Actor actor, UUID conversationId, String key, List<OutboundContent> content) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return jdbi.withHandle(handle -> {
            Channelled to = heard(handle, conversationId, now).orElse(null);
            if (to == null || !wayOut.reaches(actor, to, now)) {
                return false;
            }
            LockedCase locked = to.caseId() == null
                    ? null
                    : cases.lockAll(handle, List.of(to.caseId())).get(to.caseId());
            Optional<Outgoing.Written> written =
                    outgoing.automatic(handle, id(conversationId, key), locked, to, content, now);
            written.ifPresent(one -> tell(handle, locked, one, now));
            return written.isPresent();
        });
    }

    /** The conversation, locked; empty while it is muted. */
    private static Optional<Channelled> heard(Handle handle, UUID conversationId, Instant now) {
        return handle.createQuery("select " + Channelled.COLUMNS + ", conversation.muted_until > :now as muted"
                        + " from cases.conversation conversation where conversation.id = :id for update")
                .bind("now", now)
                .bind("id", conversationId)
                .map((row, context) ->
                        row.getBoolean("muted") ? Optional.<Channelled>empty() : Optional.of(Channelled.read(row)))
                .one();
    }

    private void tell(Handle handle, LockedCase locked, Outgoing.Written written, Instant now) {
        if (locked == null) {
            cases.append(List.of(written.command()));
        } else {
            locked.tell(CaseEvent.REPLY_WRITTEN, written.messageId(), null, "automatic", now);
            cases.finish(handle, locked, List.of(written.command()), now);
        }
    }

    public boolean wasSaid(UUID conversationId, String key) {
        return jdbi.withHandle(handle -> handle.createQuery("select 1 from cases.entry where id = :id")
                .bind("id", id(conversationId, key))
                .mapTo(int.class)
                .findOne()
                .isPresent());
    }

    private static UUID id(UUID conversationId, String key) {
        return EventIds.derive(conversationId, "automatic", key);
    }

    /** By indexes contact_by_address, concern_by_contact and concern_by_case: a citizen has few contacts. */
    public List<OpenCase> openCases(Place place, int limit) {
        String[] within = Arrays.stream(IdentityAssurance.values())
                .filter(level -> IdentityAssurance.of(place.assurance()).atLeast(level))
                .map(IdentityAssurance::word)
                .toArray(String[]::new);
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select record.number, record.state, (select min(promise.due_at) from cases.promise promise
                            where promise.case_id = record.id and promise.kept is null) as promised_at
                        from cases.case_record record
                        where record.id in (
                            select concern.case_id from cases.contact mine
                            join cases.concern concern on concern.contact_id = mine.id
                            where mine.address_id = :address)
                        and record.state in ('new', 'open', 'waiting', 'on-hold') and not record.restricted
                        and not exists (
                            select 1 from cases.concern concern
                            join cases.contact surer on surer.id = concern.contact_id
                            where concern.case_id = record.id and surer.assurance <> all(:within))
                        order by record.created_at desc, record.id desc
                        limit :limit""")
                .bind("address", place.addressId())
                .bindArray("within", String.class, (Object[]) within)
                .bind("limit", limit)
                .map((row, context) -> new OpenCase(
                        row.getString("number"),
                        CaseState.of(row.getString("state")),
                        row.getTimestamp("promised_at") == null
                                ? null
                                : row.getTimestamp("promised_at").toInstant()))
                .list());
    }
}
