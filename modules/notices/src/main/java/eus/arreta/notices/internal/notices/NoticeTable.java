package eus.arreta.notices.internal.notices;

import eus.arreta.events.EventCodec;
import eus.arreta.notices.Notice;
import eus.arreta.notices.NoticeTemplate;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Notices in the database, and their recipients as those see them who look. */
@ApplicationScoped
public class NoticeTable {

    private final Jdbi jdbi;
    private final Clock clock;

    public NoticeTable(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** A notice with its place in the list. */
    public record Numbered(long no, Notice notice) {}

    /** A citizen who is to get a notice, with what the list says of them. */
    public record Wanted(UUID citizenId, Map<String, String> details) {

        /** Hides what the list says. */
        @Override
        public String toString() {
            return "Wanted[" + citizenId + "]";
        }
    }

    /** Writes a notice and its recipients, in the caller's transaction. */
    public void create(Notice notice, NoticeTemplate template, UUID createdBy, List<Wanted> wanted) {
        Instant now = now();
        jdbi.useHandle(handle -> {
            handle.createUpdate("""
                            insert into notices.notice (id, template, kind, texts, fallbacks, disclaimer, account_id, channel,
                                state, recipients, rejected, scheduled_at, created_by, created_by_name, created_at)
                            values (:id, :template, :kind, cast(:texts as jsonb), cast(:fallbacks as jsonb), :disclaimer,
                                :account, :channel, 'scheduled', :recipients, :rejected, :at, :by, :name, :now)""")
                    .bind("id", notice.id())
                    .bind("template", template.slug())
                    .bind("kind", template.kind().word())
                    .bind("texts", EventCodec.write(template.texts()))
                    .bind("fallbacks", EventCodec.write(template.fallbacks()))
                    .bind("disclaimer", template.disclaimer())
                    .bind("account", notice.account())
                    .bind("channel", notice.channel())
                    .bind("recipients", wanted.size())
                    .bind("rejected", notice.rejected())
                    .bind("at", notice.scheduledAt())
                    .bind("by", createdBy)
                    .bind("name", notice.createdBy())
                    .bind("now", now)
                    .execute();
            handle.createUpdate("""
                            insert into notices.recipient (notice_id, position, citizen_id, details, state, updated_at)
                            select :notice, position - 1, citizen, cast(details as jsonb), 'queued', :now
                            from unnest(:citizens, :details) with ordinality as wanted (citizen, details, position)""")
                    .bind("notice", notice.id())
                    .bind("now", now)
                    .bindArray(
                            "citizens",
                            UUID.class,
                            wanted.stream().map(Wanted::citizenId).toArray())
                    .bindArray(
                            "details",
                            String.class,
                            wanted.stream()
                                    .map(one -> EventCodec.write(one.details()))
                                    .toArray())
                    .execute();
        });
    }

    /** Newest first, by index notice_by_no. */
    public List<Numbered> list(Long before, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from notices.notice"
                        + " where no < coalesce(:before, 9223372036854775807) order by no desc limit :limit")
                .bind("before", before)
                .bind("limit", limit)
                .map((row, context) -> new Numbered(row.getLong("no"), read(row)))
                .list());
    }

    /** With how many recipients are how far, by index recipient_by_state. */
    public Optional<Notice> find(UUID id) {
        return jdbi.withHandle(handle -> {
            Map<String, Integer> counts = new LinkedHashMap<>();
            Map<String, Integer> reasons = new LinkedHashMap<>();
            handle.createQuery("select state, reason, count(*) as many from notices.recipient where notice_id = :id"
                            + " group by state, reason order by state, reason")
                    .bind("id", id)
                    .map((row, context) -> {
                        int many = row.getInt("many");
                        counts.merge(row.getString("state"), many, Integer::sum);
                        if (row.getString("reason") != null) {
                            reasons.merge(row.getString("reason"), many, Integer::sum);
                        }
                        return many;
                    })
                    .list();
            return handle.createQuery("select * from notices.notice where id = :id")
                    .bind("id", id)
                    .map((row, context) -> read(row).with(counts, reasons))
                    .findOne();
        });
    }

    /** In the order of the list, by the primary key or index recipient_by_state. */
    public List<Notice.Recipient> recipients(UUID noticeId, String state, Integer after, int limit) {
        return jdbi.withHandle(handle -> {
            var query = handle.createQuery("select * from notices.recipient where notice_id = :id and position > :after"
                    + (state == null ? "" : " and state = :state") + " order by position limit :limit");
            if (state != null) {
                query.bind("state", state);
            }
            return query.bind("id", noticeId)
                    .bind("after", after == null ? -1 : after)
                    .bind("limit", limit)
                    .map((row, context) -> new Notice.Recipient(
                            row.getInt("position"),
                            row.getObject("citizen_id", UUID.class),
                            row.getObject("message_id", UUID.class),
                            row.getString("state"),
                            row.getString("reason"),
                            row.getTimestamp("updated_at").toInstant()))
                    .list();
        });
    }

    /**
     * Cancels what has not been handed to the gateway; what is in its hands is held back in the last moment.
     *
     * @return false when the notice has ended already
     */
    public boolean cancel(UUID id) {
        return jdbi.withHandle(handle -> {
            int cancelled = handle.createUpdate("update notices.notice set state = 'cancelled', ended_at = :now"
                            + " where id = :id and state in ('scheduled', 'sending')")
                    .bind("id", id)
                    .bind("now", now())
                    .execute();
            if (cancelled == 1) {
                handle.createUpdate(
                                "update notices.recipient set state = 'cancelled', details = '{}', updated_at = :now"
                                        + " where notice_id = :id and state = 'queued' and message_id is null")
                        .bind("id", id)
                        .bind("now", now())
                        .execute();
            }
            return cancelled == 1;
        });
    }

    /** The messages of a notice of which nobody knows whether they were sent, by index recipient_by_state. */
    public List<UUID> unknown(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery("select message_id from notices.recipient"
                        + " where notice_id = :id and state = 'unknown' and message_id is not null order by position")
                .bind("id", id)
                .mapTo(UUID.class)
                .list());
    }

    /** Moves recipients on about whose message somebody decided, by index recipient_message. */
    public void decided(List<UUID> messageIds, boolean resend) {
        jdbi.useHandle(handle -> handle.createUpdate("update notices.recipient set state = :state, reason = :reason,"
                        + " updated_at = :now where message_id = any(:ids) and state = 'unknown'")
                .bind("state", resend ? "queued" : "failed")
                .bind("reason", resend ? null : "discarded")
                .bind("now", now())
                .bindArray("ids", UUID.class, messageIds.toArray())
                .execute());
    }

    /** What the copy had not sent when it was made may have been sent since: it is unknown, and nothing of it goes out. */
    public void restored(Instant at) {
        jdbi.useHandle(handle -> {
            handle.createUpdate("""
                            update notices.recipient recipient
                            set state = 'unknown', reason = 'restored', details = '{}', updated_at = :now
                            from notices.notice notice
                            where notice.id = recipient.notice_id and recipient.state in ('queued', 'sending')
                            and (notice.state in ('sending', 'cancelled')
                                or notice.state = 'scheduled' and notice.scheduled_at <= :at)""").bind("now", now()).bind("at", at).execute();
            handle.createUpdate("update notices.notice set state = 'done', ended_at = :now"
                            + " where state = 'sending' or state = 'scheduled' and scheduled_at <= :at")
                    .bind("now", now())
                    .bind("at", at)
                    .execute();
        });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static Notice read(ResultSet row) throws SQLException {
        Timestamp ended = row.getTimestamp("ended_at");
        return new Notice(
                row.getObject("id", UUID.class),
                row.getString("template"),
                NoticeTemplate.Kind.of(row.getString("kind")),
                row.getObject("account_id", UUID.class),
                row.getString("channel"),
                row.getString("state"),
                row.getInt("recipients"),
                row.getInt("rejected"),
                row.getTimestamp("scheduled_at").toInstant(),
                row.getString("created_by_name"),
                row.getTimestamp("created_at").toInstant(),
                ended == null ? null : ended.toInstant(),
                null,
                null);
    }
}
