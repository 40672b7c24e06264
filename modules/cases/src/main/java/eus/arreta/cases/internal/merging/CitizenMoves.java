package eus.arreta.cases.internal.merging;

import eus.arreta.access.Actor;
import eus.arreta.cases.CaseEvent;
import eus.arreta.cases.internal.Columns;
import eus.arreta.cases.internal.work.LockedCase;
import eus.arreta.cases.internal.work.LockedCases;
import eus.arreta.citizens.CitizenReferences;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Cases and contacts go with their citizen when two citizens become one, and come back when that is taken back.
 * Conversations name an address and no citizen, so every reply goes where the message came from, whoever that is said to
 * be. The caller has locked the citizens; cases are locked here, in the order of ids.
 */
@ApplicationScoped
public class CitizenMoves implements CitizenReferences {

    private final Jdbi jdbi;
    private final LockedCases cases;

    public CitizenMoves(Jdbi jdbi, LockedCases cases) {
        this.jdbi = jdbi;
        this.cases = cases;
    }

    @Override
    public void move(Actor actor, Merge merge) {
        jdbi.useHandle(handle -> {
            List<UUID> caseIds = casesOf(handle, merge.from());
            List<UUID> contactIds = contactsOf(handle, merge.from());
            remember(handle, merge.mergeId(), "case", caseIds);
            remember(handle, merge.mergeId(), "contact", contactIds);
            remember(handle, merge.mergeId(), "entry", entriesOf(handle, merge.from()));
            give(handle, actor, caseIds, merge.into(), merge.intoName(), "citizen-merged", merge.at());
            giveContacts(handle, contactIds, merge.into());
            handle.createUpdate(
                            "update cases.entry set citizen_id = :into where citizen_id = :from and case_id is null")
                    .bind("into", merge.into())
                    .bind("from", merge.from())
                    .execute();
        });
    }

    @Override
    public void moveBack(Actor actor, Merge merge, String fromName) {
        jdbi.useHandle(handle -> {
            Set<UUID> contactIds = new HashSet<>(moved(handle, merge.mergeId(), "contact"));
            contactIds.addAll(contactsSince(handle, merge));
            giveContacts(handle, contactIds, merge.from());
            Set<UUID> caseIds = new HashSet<>(moved(handle, merge.mergeId(), "case"));
            caseIds.addAll(casesSince(handle, merge));
            give(
                    handle,
                    actor,
                    stillOf(handle, caseIds, merge.into()),
                    merge.from(),
                    fromName,
                    "citizen-unmerged",
                    merge.at());
            handle.createUpdate("update cases.entry set citizen_id = :from"
                            + " where id = any(:ids) and citizen_id = :into and case_id is null")
                    .bind("from", merge.from())
                    .bind("into", merge.into())
                    .bindArray(
                            "ids",
                            UUID.class,
                            moved(handle, merge.mergeId(), "entry").toArray())
                    .execute();
            handle.createUpdate("delete from cases.citizen_move where merge_id = :merge")
                    .bind("merge", merge.mergeId())
                    .execute();
        });
    }

    @Override
    public void split(Actor actor, Split split) {
        jdbi.useHandle(handle -> {
            List<UUID> contactIds = handle.createQuery(
                            "select id from cases.contact where address_id = :address and citizen_id = :from")
                    .bind("address", split.addressId())
                    .bind("from", split.from())
                    .mapTo(UUID.class)
                    .list();
            giveContacts(handle, contactIds, split.to());
            List<UUID> caseIds = onlyFrom(handle, split.from(), Set.of(split.addressId()), null);
            give(handle, actor, caseIds, split.to(), split.toName(), "citizen-split", split.at());
        });
    }

    /** Cases in which nobody wrote but from these addresses, opened since an instant. */
    private static List<UUID> onlyFrom(Handle handle, UUID citizen, Set<UUID> addresses, Instant since) {
        return handle.createQuery("""
                        select record.id from cases.case_record record
                        where record.citizen_id = :citizen
                        and (:since::timestamptz is null or record.created_at >= :since)
                        and exists (select 1 from cases.concern concern
                            join cases.contact contact on contact.id = concern.contact_id
                            where concern.case_id = record.id and contact.address_id = any(:addresses))
                        and not exists (select 1 from cases.concern concern
                            join cases.contact contact on contact.id = concern.contact_id
                            where concern.case_id = record.id
                            and (contact.address_id is null or not contact.address_id = any(:addresses)))""")
                .bind("citizen", citizen)
                .bind("since", since)
                .bindArray("addresses", UUID.class, addresses.toArray())
                .mapTo(UUID.class)
                .list();
    }

    private static List<UUID> casesSince(Handle handle, Merge merge) {
        return onlyFrom(handle, merge.into(), merge.addressesOfFrom(), merge.at());
    }

    private static List<UUID> contactsSince(Handle handle, Merge merge) {
        return handle.createQuery("select id from cases.contact where citizen_id = :into"
                        + " and address_id = any(:addresses) and started_at >= :at")
                .bind("into", merge.into())
                .bindArray("addresses", UUID.class, merge.addressesOfFrom().toArray())
                .bind("at", merge.at())
                .mapTo(UUID.class)
                .list();
    }

    private static List<UUID> casesOf(Handle handle, UUID citizen) {
        return handle.createQuery("select id from cases.case_record where citizen_id = :citizen")
                .bind("citizen", citizen)
                .mapTo(UUID.class)
                .list();
    }

    private static List<UUID> contactsOf(Handle handle, UUID citizen) {
        return handle.createQuery("select id from cases.contact where citizen_id = :citizen")
                .bind("citizen", citizen)
                .mapTo(UUID.class)
                .list();
    }

    private static List<UUID> entriesOf(Handle handle, UUID citizen) {
        return handle.createQuery("select id from cases.entry where citizen_id = :citizen and case_id is null")
                .bind("citizen", citizen)
                .mapTo(UUID.class)
                .list();
    }

    private static List<UUID> stillOf(Handle handle, Collection<UUID> caseIds, UUID citizen) {
        return handle.createQuery("select id from cases.case_record where id = any(:ids) and citizen_id = :citizen")
                .bindArray("ids", UUID.class, caseIds.toArray())
                .bind("citizen", citizen)
                .mapTo(UUID.class)
                .list();
    }

    private void give(
            Handle handle, Actor actor, List<UUID> caseIds, UUID citizen, String name, String word, Instant at) {
        Map<UUID, LockedCase> locked = cases.lockAll(handle, caseIds);
        handle.createUpdate(
                        "update cases.case_record set citizen_id = :citizen, citizen_name = :name, version = version + 1"
                                + " where id = any(:ids)")
                .bind("citizen", citizen)
                .bind("name", name)
                .bindArray("ids", UUID.class, caseIds.toArray())
                .execute();
        locked.values()
                .forEach(one ->
                        cases.happened(handle, one, actor, word, CaseEvent.CITIZEN_CHANGED, citizen.toString(), at));
        cases.finish(handle, locked.values(), at);
    }

    private static void giveContacts(Handle handle, Collection<UUID> contactIds, UUID citizen) {
        handle.createUpdate("update cases.contact set citizen_id = :citizen where id = any(:ids)")
                .bind("citizen", citizen)
                .bindArray("ids", UUID.class, contactIds.toArray())
                .execute();
    }

    private static void remember(Handle handle, UUID mergeId, String what, List<UUID> ids) {
        List<UUID> all = new ArrayList<>(ids);
        Columns.of(
                        handle.createUpdate(
                                        "insert into cases.citizen_move (merge_id, what, id)"
                                                + " select :merge, :what, id from unnest(:ids) as moved (id) on conflict do nothing")
                                .bind("merge", mergeId)
                                .bind("what", what),
                        all)
                .uuids("ids", id -> id)
                .bound()
                .execute();
    }

    private static List<UUID> moved(Handle handle, UUID mergeId, String what) {
        return handle.createQuery("select id from cases.citizen_move where merge_id = :merge and what = :what")
                .bind("merge", mergeId)
                .bind("what", what)
                .mapTo(UUID.class)
                .list();
    }
}
