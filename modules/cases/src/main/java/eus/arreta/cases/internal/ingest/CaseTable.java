package eus.arreta.cases.internal.ingest;

import eus.arreta.cases.CaseNumber;
import eus.arreta.cases.CaseState;
import eus.arreta.cases.internal.Columns;
import eus.arreta.cases.internal.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Handle;

/** Cases, many at a time. */
@ApplicationScoped
public class CaseTable {

    private final ZoneId zone;

    public CaseTable(@ConfigProperty(name = "arreta.zone", defaultValue = "Europe/Madrid") String zone) {
        this.zone = ZoneId.of(zone);
    }

    /**
     * A case that is to be opened.
     *
     * @param conversationId in which it opens; absent for a call or visit
     * @param following id of the case that was over; absent for the first one
     */
    record Opening(
            CaseDraft draft,
            String subject,
            String language,
            UUID citizenId,
            String citizenName,
            String channel,
            Instant at,
            UUID conversationId,
            UUID following) {}

    /** Which of these cases are over, read without a lock. */
    List<UUID> ended(Handle handle, Collection<UUID> ids) {
        return handle.createQuery("select id from cases.case_record"
                        + " where id = any(:ids) and state in ('resolved', 'closed', 'merged')")
                .bindArray("ids", UUID.class, ids.toArray())
                .mapTo(UUID.class)
                .list();
    }

    /** Locks cases in the order of their ids; absent ids are skipped. */
    Map<UUID, CaseDraft> lock(Handle handle, Collection<UUID> ids) {
        Map<UUID, CaseDraft> locked = new HashMap<>();
        handle.createQuery("select id, number, state, sequence, kind, topic, restricted,"
                        + " coalesce(closed_at, resolved_at, updated_at) as ended_at from cases.case_record"
                        + " where id = any(:ids) order by id for update")
                .bindArray(
                        "ids", UUID.class, ids.stream().filter(Objects::nonNull).toArray())
                .map((row, context) -> {
                    CaseState state = CaseState.of(row.getString("state"));
                    Timestamp ended = row.getTimestamp("ended_at");
                    return new CaseDraft(
                            row.getObject("id", UUID.class),
                            row.getString("number"),
                            state,
                            row.getLong("sequence"),
                            row.getString("kind"),
                            row.getString("topic"),
                            state.isActive() ? null : ended.toInstant(),
                            row.getBoolean("restricted"));
                })
                .forEach(draft -> locked.put(draft.id, draft));
        return locked;
    }

    /** New cases that are nobody's yet, with their numbers. */
    List<CaseDraft> draw(Handle handle, int many, String kind, Instant now) {
        int year = now.atZone(zone).getYear();
        return handle
                .createQuery("select nextval('cases.case_number') from generate_series(1, :many)")
                .bind("many", many)
                .mapTo(Long.class)
                .list()
                .stream()
                .map(count -> new CaseDraft(
                        Ids.next(), CaseNumber.of(year, count).text(), CaseState.NEW, 0, kind, null, null, false))
                .toList();
    }

    /** Stores new cases, and links those that follow another one. */
    void insert(Handle handle, List<Opening> openings, Instant now) {
        Columns.of(handle.createUpdate("""
                        insert into cases.case_record (id, number, subject, kind, state, priority, language, citizen_id,
                            citizen_name, channels, excerpt, last_activity_at, sequence, version, created_at, updated_at)
                        select id, number, subject, kind, 'new', 'normal', language, citizen_id,
                            citizen_name, array[channel], '', at, 0, 0, :now, :now
                        from unnest(:ids, :numbers, :subjects, :kinds, :languages, :citizens, :names, :channels,
                                :times::timestamptz[])
                            as wanted (id, number, subject, kind, language, citizen_id, citizen_name, channel, at)""").bind("now", now), openings)
                .uuids("ids", opening -> opening.draft().id)
                .texts("numbers", opening -> opening.draft().number)
                .texts("subjects", Opening::subject)
                .texts("kinds", opening -> opening.draft().kind)
                .texts("languages", Opening::language)
                .uuids("citizens", Opening::citizenId)
                .texts("names", Opening::citizenName)
                .texts("channels", Opening::channel)
                .times("times", Opening::at)
                .bound()
                .execute();
        List<Opening> following =
                openings.stream().filter(opening -> opening.following() != null).toList();
        if (!following.isEmpty()) {
            Columns.of(handle.createUpdate("""
                            insert into cases.case_link (case_id, type, other_id, created_at)
                            select case_id, 'follows', other_id, :now from unnest(:cases, :others) as link (case_id, other_id)
                            on conflict do nothing""").bind("now", now), following)
                    .uuids("cases", opening -> opening.draft().id)
                    .uuids("others", Opening::following)
                    .bound()
                    .execute();
        }
    }

    /** Gives new cases what was said in their conversations before, by index entry_before_case; the conversations are locked. */
    void takeAlong(Handle handle, List<Opening> openings) {
        List<Opening> first = openings.stream()
                .filter(opening -> opening.following() == null && opening.conversationId() != null)
                .toList();
        if (first.isEmpty()) {
            return;
        }
        Columns.of(handle.createUpdate("""
                        update cases.entry entry set case_id = opened.case_id
                        from unnest(:conversations, :cases) as opened (conversation_id, case_id)
                        where entry.conversation_id = opened.conversation_id and entry.case_id is null
                        and entry.author_kind <> 'agent-phone'"""), first)
                .uuids("conversations", Opening::conversationId)
                .uuids("cases", opening -> opening.draft().id)
                .bound()
                .execute();
    }

    /** Gives new cases what the link said by which their citizens came; it is used once. The conversations are locked. */
    void takeArrivals(Handle handle, List<Opening> arrived) {
        if (arrived.isEmpty()) {
            return;
        }
        Columns.of(handle.createUpdate("""
                        with arrival as (
                            select opened.case_id, conversation.id, conversation.arrival_topic, conversation.arrival_campaign
                            from unnest(:conversations, :cases) as opened (conversation_id, case_id)
                            join cases.conversation conversation on conversation.id = opened.conversation_id
                        ), used as (
                            update cases.conversation conversation set arrival_topic = null, arrival_campaign = null
                            from arrival where conversation.id = arrival.id
                        )
                        update cases.case_record record
                        set topic = coalesce(arrival.arrival_topic, record.topic),
                            tags = case when arrival.arrival_campaign is null then record.tags
                                else array[arrival.arrival_campaign] end
                        from arrival where record.id = arrival.case_id"""), arrived)
                .uuids("conversations", Opening::conversationId)
                .uuids("cases", opening -> opening.draft().id)
                .bound()
                .execute();
    }

    /** Writes what the drafts have collected. */
    void update(Handle handle, Collection<CaseDraft> drafts, Instant now) {
        Columns.of(handle.createUpdate("""
                        update cases.case_record record
                        set sequence = draft.sequence,
                            state = draft.state,
                            version = record.version + case when record.state = draft.state then 0 else 1 end,
                            excerpt = coalesce(draft.excerpt, record.excerpt),
                            waiting_since = coalesce(record.waiting_since, draft.waiting_since),
                            snoozed_until = case when draft.waiting_since is null then record.snoozed_until end,
                            resolved_at = case when draft.state = record.state then record.resolved_at end,
                            language = coalesce(record.language, draft.language),
                            last_activity_at = greatest(record.last_activity_at, draft.last_activity_at),
                            channels = case when draft.channel is null or draft.channel = any(record.channels)
                                then record.channels else record.channels || draft.channel end,
                            updated_at = :now
                        from unnest(:ids, :sequences, :states, :excerpts, :waiting::timestamptz[], :last::timestamptz[],
                                :channels, :languages)
                            as draft (id, sequence, state, excerpt, waiting_since, last_activity_at, channel, language)
                        where record.id = draft.id""").bind("now", now), drafts)
                .uuids("ids", draft -> draft.id)
                .longs("sequences", draft -> draft.sequence)
                .texts("states", draft -> draft.state.word())
                .texts("excerpts", draft -> draft.excerpt)
                .times("waiting", draft -> draft.waitingSince)
                .times("last", draft -> draft.lastActivityAt)
                .texts("channels", draft -> draft.channel)
                .texts("languages", draft -> draft.language)
                .bound()
                .execute();
    }

    /** Writes the sequences that were drawn, for what changes nothing else of a case. */
    void updateSequences(Handle handle, Collection<CaseDraft> drafts, Instant now) {
        Columns.of(
                        handle.createUpdate(
                                        "update cases.case_record record set sequence = draft.sequence, updated_at = :now"
                                                + " from unnest(:ids, :sequences) as draft (id, sequence) where record.id = draft.id")
                                .bind("now", now),
                        drafts)
                .uuids("ids", draft -> draft.id)
                .longs("sequences", draft -> draft.sequence)
                .bound()
                .execute();
    }

    /** One new case, for what doesn't come in batches. */
    CaseDraft drawOne(Handle handle, String kind, Instant now) {
        return draw(handle, 1, kind, now).get(0);
    }
}
