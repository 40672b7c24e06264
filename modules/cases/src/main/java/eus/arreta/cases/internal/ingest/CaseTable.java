package eus.arreta.cases.internal.ingest;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import eus.arreta.cases.CaseNumber;
import eus.arreta.cases.CaseState;
import eus.arreta.cases.internal.ingest.Ingest.Incoming;
import eus.arreta.cases.internal.work.CaseWork;
import eus.arreta.channelapi.InboundEvent.MessageReceived;
import eus.arreta.citizens.Citizens;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Handle;

/** Cases, many at a time. */
@ApplicationScoped
public class CaseTable {

    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

    private final ZoneId zone;

    public CaseTable(@ConfigProperty(name = "arreta.zone", defaultValue = "Europe/Madrid") String zone) {
        this.zone = ZoneId.of(zone);
    }

    /** Locks cases in the order of their ids; absent ids are skipped. */
    Map<UUID, CaseDraft> lock(Handle handle, Collection<UUID> ids) {
        Map<UUID, CaseDraft> locked = new HashMap<>();
        handle.createQuery("select id, number, state, sequence from cases.case_record"
                        + " where id = any(:ids) order by id for update")
                .bindArray(
                        "ids", UUID.class, ids.stream().filter(Objects::nonNull).toArray())
                .map((row, context) -> locked.put(
                        row.getObject("id", UUID.class),
                        new CaseDraft(
                                row.getObject("id", UUID.class),
                                row.getString("number"),
                                CaseState.of(row.getString("state")),
                                row.getLong("sequence"))))
                .list();
        return locked;
    }

    /** Opens a case for each conversation, with the first message as its subject. */
    Map<ConversationPlace, CaseDraft> open(
            Handle handle,
            Map<ConversationPlace, Incoming<MessageReceived>> first,
            Map<Citizens.ChannelAddress, Citizens.Known> known,
            Instant now) {
        Iterator<Long> counts = handle.createQuery("select nextval('cases.case_number') from generate_series(1, :many)")
                .bind("many", first.size())
                .mapTo(Long.class)
                .list()
                .iterator();
        int year = now.atZone(zone).getYear();
        Map<ConversationPlace, CaseDraft> opened = new LinkedHashMap<>();
        first.forEach((place, message) -> {
            CaseDraft draft = new CaseDraft(
                    IDS.generate(), CaseNumber.of(year, counts.next()).text(), CaseState.NEW, 0);
            draft.opened(message.record().sentAt());
            opened.put(place, draft);
        });
        insert(handle, List.copyOf(opened.values()), List.copyOf(first.values()), known, now);
        return opened;
    }

    private static void insert(
            Handle handle,
            List<CaseDraft> drafts,
            List<Incoming<MessageReceived>> messages,
            Map<Citizens.ChannelAddress, Citizens.Known> known,
            Instant now) {
        List<Citizens.Known> people = messages.stream()
                .map(message -> known.get(ConversationTable.address(message)))
                .toList();
        handle.createUpdate("""
                        insert into cases.case_record (id, number, subject, kind, state, priority, language, citizen_id,
                            citizen_name, channels, excerpt, last_activity_at, sequence, version, created_at, updated_at)
                        select id, number, subject, 'information', 'new', 'normal', language, citizen_id,
                            citizen_name, array[channel], '', at, 0, 0, :now, :now
                        from unnest(:ids, :numbers, :subjects, :languages, :citizens, :names, :channels,
                                :times::timestamptz[])
                            as wanted (id, number, subject, language, citizen_id, citizen_name, channel, at)""")
                .bind("now", now)
                .bindArray(
                        "ids",
                        UUID.class,
                        drafts.stream().map(draft -> draft.id).toArray())
                .bindArray(
                        "numbers",
                        String.class,
                        drafts.stream().map(draft -> draft.number).toArray())
                .bindArray(
                        "subjects",
                        String.class,
                        messages.stream().map(CaseTable::subject).toArray())
                .bindArray(
                        "languages",
                        String.class,
                        messages.stream()
                                .map(message -> message.record().language())
                                .toArray())
                .bindArray(
                        "citizens",
                        UUID.class,
                        people.stream().map(Citizens.Known::citizenId).toArray())
                .bindArray(
                        "names",
                        String.class,
                        people.stream().map(Citizens.Known::name).toArray())
                .bindArray(
                        "channels",
                        String.class,
                        messages.stream().map(Incoming::channel).toArray())
                .bindArray(
                        "times",
                        Timestamp.class,
                        messages.stream()
                                .map(message -> Timestamp.from(message.record().sentAt()))
                                .toArray())
                .execute();
    }

    /** Writes what the drafts have collected. */
    void update(Handle handle, Collection<CaseDraft> drafts, Instant now) {
        handle.createUpdate("""
                        update cases.case_record record
                        set sequence = draft.sequence,
                            state = draft.state,
                            version = record.version + case when record.state = draft.state then 0 else 1 end,
                            excerpt = draft.excerpt,
                            waiting_since = coalesce(record.waiting_since, draft.waiting_since),
                            last_activity_at = greatest(record.last_activity_at, draft.last_activity_at),
                            channels = case when draft.channel = any(record.channels) then record.channels
                                else record.channels || draft.channel end,
                            updated_at = :now
                        from unnest(:ids, :sequences, :states, :excerpts, :waiting::timestamptz[], :last::timestamptz[],
                                :channels)
                            as draft (id, sequence, state, excerpt, waiting_since, last_activity_at, channel)
                        where record.id = draft.id""")
                .bind("now", now)
                .bindArray(
                        "ids",
                        UUID.class,
                        drafts.stream().map(draft -> draft.id).toArray())
                .bindArray(
                        "sequences",
                        Long.class,
                        drafts.stream().map(draft -> draft.sequence).toArray())
                .bindArray(
                        "states",
                        String.class,
                        drafts.stream().map(draft -> draft.state.word()).toArray())
                .bindArray(
                        "excerpts",
                        String.class,
                        drafts.stream().map(draft -> draft.excerpt).toArray())
                .bindArray(
                        "waiting",
                        Timestamp.class,
                        drafts.stream()
                                .map(draft -> Timestamp.from(draft.waitingSince))
                                .toArray())
                .bindArray(
                        "last",
                        Timestamp.class,
                        drafts.stream()
                                .map(draft -> Timestamp.from(draft.lastActivityAt))
                                .toArray())
                .bindArray(
                        "channels",
                        String.class,
                        drafts.stream().map(draft -> draft.channel).toArray())
                .execute();
    }

    private static String subject(Incoming<MessageReceived> message) {
        return CaseWork.excerpt(MessageText.of(message.record().content()).line());
    }
}
