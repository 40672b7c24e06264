package eus.arreta.citizens.internal;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import eus.arreta.access.Actor;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.citizens.Citizen;
import eus.arreta.citizens.CitizenEvent;
import eus.arreta.citizens.CitizenReferences;
import eus.arreta.http.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Makes two citizens one, and two again. Each row that moves is remembered, so that taking it back moves exactly those;
 * merges are taken back last first.
 */
@ApplicationScoped
public class Merging {

    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();
    private static final Duration CAN_BE_UNDONE = Duration.ofDays(30);
    /** What belongs to a citizen: table, and the column that says to whom. */
    private static final List<Belonging> BELONGINGS = List.of(
            new Belonging("consent", "citizens.consent", "citizen_id"),
            new Belonging("information", "citizens.information_shown", "citizen_id"),
            new Belonging("note", "citizens.note", "citizen_id"),
            new Belonging("mandate-for", "citizens.mandate", "citizen_id"),
            new Belonging("mandate-by", "citizens.mandate", "representative"));

    private final Jdbi jdbi;
    private final LockedCitizens locked;
    private final Instance<CitizenReferences> references;
    private final Clock clock;

    public Merging(Jdbi jdbi, LockedCitizens locked, @Any Instance<CitizenReferences> references, Clock clock) {
        this.jdbi = jdbi;
        this.locked = locked;
        this.references = references;
        this.clock = clock;
    }

    private record Belonging(String what, String table, String column) {}

    private record Merge(UUID id, UUID from, UUID into, boolean tookName, Instant at) {}

    public UUID merge(Actor actor, UUID id, UUID into) {
        if (into == null || into.equals(id)) {
            throw new InvalidInput("/into", "invalid", "is not another citizen");
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return jdbi.withHandle(handle -> {
            Map<UUID, Citizen> both = locked.lock(handle, List.of(id, into));
            both.values().forEach(LockedCitizens::refuseMerged);
            Citizen from = both.get(id);
            Citizen to = both.get(into);
            boolean takesName = to.name() == null && from.name() != null;
            UUID mergeId = IDS.generate();
            handle.createUpdate("insert into citizens.merge (id, from_id, into_id, took_name, merged_at)"
                            + " values (:id, :from, :into, :took, :now)")
                    .bind("id", mergeId)
                    .bind("from", id)
                    .bind("into", into)
                    .bind("took", takesName)
                    .bind("now", now)
                    .execute();
            Set<UUID> addresses = moveAddresses(handle, mergeId, id, into);
            BELONGINGS.forEach(belonging -> moveBelonging(handle, mergeId, belonging, id, into));
            handle.createUpdate("update citizens.citizen set merged_into = :into where id = :id")
                    .bind("into", into)
                    .bind("id", id)
                    .execute();
            if (takesName) {
                handle.createUpdate("update citizens.citizen set name = :name where id = :id")
                        .bind("name", from.name())
                        .bind("id", into)
                        .execute();
            }
            String name = takesName ? from.name() : to.name();
            var move = new CitizenReferences.Merge(mergeId, id, into, name, addresses, now);
            references.forEach(holder -> holder.move(actor, move));
            locked.tell(handle, id, CitizenEvent.MERGED, into, now);
            locked.tell(handle, into, CitizenEvent.MERGED, id, now);
            return mergeId;
        });
    }

    /** A citizen has one default of a kind: what was one before the merge is remembered. */
    private static Set<UUID> moveAddresses(Handle handle, UUID mergeId, UUID from, UUID into) {
        return Set.copyOf(handle.createQuery("""
                        with moved as (
                            update citizens.address moving
                            set citizen_id = :into,
                                is_default = moving.is_default and not exists (
                                    select 1 from citizens.address there
                                    where there.citizen_id = :into and there.kind = moving.kind and there.is_default)
                            from citizens.address before
                            where moving.citizen_id = :from and before.id = moving.id
                            returning moving.id, before.is_default as was_default
                        )
                        insert into citizens.merge_item (merge_id, what, id, detail)
                        select :merge, 'address', id, case when was_default then 'default' end from moved
                        returning id""")
                .bind("from", from)
                .bind("into", into)
                .bind("merge", mergeId)
                .mapTo(UUID.class)
                .list());
    }

    private static void moveBelonging(Handle handle, UUID mergeId, Belonging belonging, UUID from, UUID into) {
        handle.createUpdate("with moved as (update " + belonging.table() + " set " + belonging.column()
                        + " = :into where " + belonging.column() + " = :from returning id)"
                        + " insert into citizens.merge_item (merge_id, what, id) select :merge, :what, id from moved")
                .bind("from", from)
                .bind("into", into)
                .bind("merge", mergeId)
                .bind("what", belonging.what())
                .execute();
    }

    public void undo(Actor actor, UUID id, UUID mergeId) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        jdbi.useHandle(handle -> {
            Merge merge = find(handle, id, mergeId);
            Map<UUID, Citizen> both = locked.lock(handle, List.of(merge.from(), merge.into()));
            refuse(handle, both, merge, now);
            Set<UUID> addresses = takeBackAddresses(handle, merge);
            BELONGINGS.forEach(belonging -> takeBack(handle, merge, belonging));
            handle.createUpdate("update citizens.citizen set merged_into = null where id = :id")
                    .bind("id", merge.from())
                    .execute();
            String name = both.get(merge.from()).name();
            if (merge.tookName() && name.equals(both.get(merge.into()).name())) {
                handle.createUpdate("update citizens.citizen set name = null where id = :id")
                        .bind("id", merge.into())
                        .execute();
            }
            handle.createUpdate("delete from citizens.merge_item where merge_id = :id")
                    .bind("id", mergeId)
                    .execute();
            var back = new CitizenReferences.Merge(mergeId, merge.from(), merge.into(), name, addresses, merge.at());
            references.forEach(holder -> holder.moveBack(actor, back, name));
            locked.tell(handle, merge.from(), CitizenEvent.MERGE_UNDONE, merge.into(), now);
            locked.tell(handle, merge.into(), CitizenEvent.MERGE_UNDONE, merge.from(), now);
        });
    }

    /** The newest merge of a citizen that stands; as the one who was merged it is the only one. */
    public Optional<UUID> latest(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery("select id from citizens.merge"
                        + " where undone_at is null and (from_id = :id or into_id = :id)"
                        + " order by from_id = :id desc, merged_at desc, id desc limit 1")
                .bind("id", id)
                .mapTo(UUID.class)
                .findOne());
    }

    /** Either of the two may be named. */
    private static Merge find(Handle handle, UUID id, UUID mergeId) {
        return handle.createQuery("select * from citizens.merge where id = :merge and (from_id = :id or into_id = :id)")
                .bind("merge", mergeId)
                .bind("id", id)
                .map((row, context) -> new Merge(
                        row.getObject("id", UUID.class),
                        row.getObject("from_id", UUID.class),
                        row.getObject("into_id", UUID.class),
                        row.getBoolean("took_name"),
                        row.getTimestamp("merged_at").toInstant()))
                .findOne()
                .orElseThrow(() -> Problem.notFound("merge"));
    }

    private static void refuse(Handle handle, Map<UUID, Citizen> both, Merge merge, Instant now) {
        if (both.get(merge.into()).mergedInto() != null) {
            throw Problem.conflict(
                    "merged-further",
                    "Who it was merged into has become part of somebody else since. Undo that first.",
                    Map.of("mergedInto", both.get(merge.into()).mergedInto()));
        }
        if (now.isAfter(merge.at().plus(CAN_BE_UNDONE))) {
            throw Problem.conflict("too-late", "A merge can be undone for 30 days.", Map.of());
        }
        int undone = handle.createUpdate(
                        "update citizens.merge set undone_at = :now where id = :id and undone_at is null")
                .bind("now", now)
                .bind("id", merge.id())
                .execute();
        if (undone == 0) {
            throw Problem.conflict("not-merged", "This merge has been undone already.", Map.of());
        }
    }

    private static Set<UUID> takeBackAddresses(Handle handle, Merge merge) {
        return Set.copyOf(handle.createQuery("""
                        update citizens.address address set citizen_id = :from, is_default = item.detail is not null
                        from citizens.merge_item item
                        where item.merge_id = :merge and item.what = 'address' and item.id = address.id
                        and address.citizen_id = :into
                        returning address.id""")
                .bind("from", merge.from())
                .bind("into", merge.into())
                .bind("merge", merge.id())
                .mapTo(UUID.class)
                .list());
    }

    private static void takeBack(Handle handle, Merge merge, Belonging belonging) {
        handle.createUpdate("update " + belonging.table() + " as mine set " + belonging.column() + " = :from"
                        + " from citizens.merge_item item where item.merge_id = :merge and item.what = :what"
                        + " and item.id = mine.id and mine." + belonging.column() + " = :into")
                .bind("from", merge.from())
                .bind("into", merge.into())
                .bind("merge", merge.id())
                .bind("what", belonging.what())
                .execute();
    }
}
