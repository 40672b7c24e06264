package eus.arreta.cases.internal.merging;

import eus.arreta.access.Actor;
import eus.arreta.cases.CaseEvent;
import eus.arreta.cases.CaseNumber;
import eus.arreta.cases.CaseState;
import eus.arreta.cases.CaseView;
import eus.arreta.cases.internal.Ids;
import eus.arreta.cases.internal.work.Links;
import eus.arreta.cases.internal.work.LockedCase;
import eus.arreta.cases.internal.work.LockedCases;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.http.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Moves chosen messages to a case of their own, linked to the one they came from. */
@ApplicationScoped
public class Splitting {

    private static final int MOST_MESSAGES = 200;

    private final Jdbi jdbi;
    private final LockedCases cases;
    private final Links links;
    private final Clock clock;
    private final ZoneId zone;

    public Splitting(
            Jdbi jdbi,
            LockedCases cases,
            Links links,
            Clock clock,
            @ConfigProperty(name = "arreta.zone", defaultValue = "Europe/Madrid") String zone) {
        this.jdbi = jdbi;
        this.cases = cases;
        this.links = links;
        this.clock = clock;
        this.zone = ZoneId.of(zone);
    }

    /** @return number of the new case */
    public String split(Actor actor, String number, List<UUID> messageIds, Integer version) {
        if (messageIds == null || messageIds.isEmpty() || messageIds.size() > MOST_MESSAGES) {
            throw new InvalidInput("/messageIds", "invalid", "names 1 to " + MOST_MESSAGES + " messages");
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return jdbi.withHandle(handle -> {
            LockedCase from = cases.lock(handle, actor, number, version);
            if (from.state() == CaseState.MERGED) {
                throw Problem.conflict("merged", "This case is merged into another one.", Map.of());
            }
            refuseForeign(handle, from, messageIds);
            UUID id = Ids.next();
            String newNumber = insert(handle, from.view(), id, now);
            handle.createUpdate("update cases.entry set case_id = :new where id = any(:ids)")
                    .bind("new", id)
                    .bindArray("ids", UUID.class, messageIds.toArray())
                    .execute();
            moveContacts(handle, from, id, now);
            CaseMerges.gather(handle, id, List.of(from.id()));
            CaseMerges.gather(handle, from.id(), List.of(from.id()));
            links.linkByItself(handle, id, "split-from", from.id(), now);
            LockedCase to = cases.lockAll(handle, List.of(id)).get(id);
            to.tell(CaseEvent.OPENED, null, actor.id(), null, now);
            cases.happened(handle, to, actor, "split-from", CaseEvent.SPLIT, null, now);
            cases.happened(handle, from, actor, "split-into", CaseEvent.SPLIT, null, now);
            cases.finish(handle, List.of(from, to), now);
            return newNumber;
        });
    }

    private static void refuseForeign(Handle handle, LockedCase from, List<UUID> messageIds) {
        Set<UUID> wanted = Set.copyOf(messageIds);
        List<UUID> own = handle.createQuery("select id from cases.entry"
                        + " where id = any(:ids) and case_id = :case and type in ('message', 'note')")
                .bindArray("ids", UUID.class, wanted.toArray())
                .bind("case", from.id())
                .mapTo(UUID.class)
                .list();
        if (own.size() != wanted.size()) {
            throw new InvalidInput("/messageIds", "invalid", "names something that is no message of this case");
        }
        boolean left = handle.createQuery("select 1 from cases.entry where case_id = :case and type = 'message'"
                        + " and not id = any(:ids) limit 1")
                .bind("case", from.id())
                .bindArray("ids", UUID.class, wanted.toArray())
                .mapTo(int.class)
                .findOne()
                .isPresent();
        if (!left) {
            throw new InvalidInput("/messageIds", "invalid", "names every message: nothing would be left");
        }
    }

    private String insert(Handle handle, CaseView from, UUID id, Instant now) {
        long count = handle.createQuery("select nextval('cases.case_number')")
                .mapTo(long.class)
                .one();
        String number = CaseNumber.of(now.atZone(zone).getYear(), count).text();
        handle.createUpdate("""
                        insert into cases.case_record (id, number, subject, kind, state, priority, queue, language, topic,
                            citizen_id, citizen_name, channels, excerpt, last_activity_at, sequence, version, created_at,
                            updated_at, restricted, allowed_agents, allowed_roles)
                        select :id, :number, subject, kind, 'open', priority, queue, language, topic, citizen_id,
                            citizen_name, channels, excerpt, last_activity_at, 0, 0, :now, :now, restricted,
                            allowed_agents, allowed_roles
                        from cases.case_record where id = :from""")
                .bind("id", id)
                .bind("number", number)
                .bind("now", now)
                .bind("from", from.id())
                .execute();
        return number;
    }

    /**
     * A contact whose messages have all moved takes its concerns along; one that is left in both cases gets a concern in
     * the new one, open if the old one is.
     */
    private static void moveContacts(Handle handle, LockedCase from, UUID to, Instant now) {
        handle.createUpdate("""
                        update cases.concern concern set case_id = :to
                        where concern.case_id = :from
                        and exists (select 1 from cases.entry where entry.case_id = :to
                            and entry.contact_id = concern.contact_id)
                        and not exists (select 1 from cases.entry where entry.case_id = :from
                            and entry.contact_id = concern.contact_id)""").bind("to", to).bind("from", from.id()).execute();
        handle.createUpdate("""
                        insert into cases.concern (id, contact_id, case_id, position, kind, topic, inbound, created_at)
                        select gen_random_uuid(), concern.contact_id, :to, max(concern.position) + 1,
                            min(concern.kind), min(concern.topic), true, :now
                        from cases.concern concern
                        where concern.case_id = :from and concern.inbound and concern.outcome is null
                        and exists (select 1 from cases.entry where entry.case_id = :to
                            and entry.contact_id = concern.contact_id and entry.direction = 'inbound')
                        group by concern.contact_id""")
                .bind("to", to)
                .bind("from", from.id())
                .bind("now", now)
                .execute();
    }
}
