package eus.arreta.citizens.internal.rights;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import eus.arreta.access.Actor;
import eus.arreta.access.Audit;
import eus.arreta.access.DataSubject;
import eus.arreta.access.PersonalDataHolder;
import eus.arreta.access.PersonalDataHolder.Kept;
import eus.arreta.citizens.CitizenEvent;
import eus.arreta.citizens.DataRights.Blocked;
import eus.arreta.citizens.DataRights.Receipt;
import eus.arreta.citizens.internal.LockedCitizens;
import eus.arreta.http.Cursor;
import eus.arreta.http.Page;
import eus.arreta.http.Problem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Erases citizens: one transaction takes everything away, or blocks what must be kept first. Files go when it has ended well;
 * should the process die in between, they are removed with the next cleaning, for nothing names them any more.
 */
@ApplicationScoped
public class Erasing {

    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();
    private static final Logger LOG = Logger.getLogger(Erasing.class);
    private static final int MOST_SECONDS = 1_800;
    private static final int MOST_TRIES = 5;

    private final Jdbi jdbi;
    private final Exporting exporting;
    private final BlockedData blocked;
    private final Holds holds;
    private final Instance<PersonalDataHolder> holders;
    private final LockedCitizens locked;
    private final Audit audit;
    private final Clock clock;

    public Erasing(
            Jdbi jdbi,
            Exporting exporting,
            BlockedData blocked,
            Holds holds,
            @Any Instance<PersonalDataHolder> holders,
            LockedCitizens locked,
            Audit audit,
            Clock clock) {
        this.jdbi = jdbi;
        this.exporting = exporting;
        this.blocked = blocked;
        this.holds = holds;
        this.holders = holders;
        this.locked = locked;
        this.audit = audit;
        this.clock = clock;
    }

    public Receipt erase(Actor actor, UUID citizenId, String reason) {
        for (int tries = 1; true; tries++) {
            try {
                return eraseOnce(actor, citizenId, reason);
            } catch (RuntimeException failed) {
                if (tries == MOST_TRIES || !Problem.gaveWay(failed)) {
                    throw failed;
                }
                LOG.infof("An erasure gave way to somebody else's change; it is tried again");
            }
        }
    }

    private Receipt eraseOnce(Actor actor, UUID citizenId, String reason) {
        Receipt receipt = QuarkusTransaction.requiringNew()
                .timeout(MOST_SECONDS)
                .call(() -> jdbi.withHandle(handle -> {
                    // Asked twice at once: the second waits here, and then finds the receipt of the first.
                    handle.execute("select pg_advisory_xact_lock(hashtextextended(?, 0))", "erasure " + citizenId);
                    return known(handle, citizenId).orElseGet(() -> erase(handle, actor, citizenId, reason));
                }));
        holders.forEach(PersonalDataHolder::erased);
        return receipt;
    }

    private Optional<Receipt> known(Handle handle, UUID citizenId) {
        return receipts(handle, "where citizen_id = :citizen", Map.of("citizen", citizenId)).stream()
                .findFirst();
    }

    private Receipt erase(Handle handle, Actor actor, UUID citizenId, String reason) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        DataSubject subject = exporting.lockedSubject(handle, citizenId);
        List<String> numbers = subject.cases().values().stream().sorted().toList();
        List<Kept> kept = new ArrayList<>();
        for (PersonalDataHolder holder : holders) {
            kept.addAll(holder.kept(subject, now));
        }
        UUID erasure = IDS.generate();
        handle.createUpdate("insert into citizens.erasure (id, citizen_id, actor_id, actor_name, reason, cases, at)"
                        + " values (:id, :citizen, :actor, :name, :reason, :cases, :now)")
                .bind("id", erasure)
                .bind("citizen", citizenId)
                .bind("actor", actor.id())
                .bind("name", actor.name())
                .bind("reason", reason)
                .bindArray("cases", String.class, numbers.toArray())
                .bind("now", now)
                .execute();
        block(handle, subject, citizenId, erasure, kept, now);
        holders.forEach(holder -> {
            if (holder instanceof HeldByCitizens) {
                locked.tell(handle, citizenId, CitizenEvent.ERASED, null, now);
            }
            holder.erase(subject, now);
        });
        audit.record(actor, "citizen-erased", "erasure:" + erasure, null, Map.of("receipt", erasure));
        return known(handle, citizenId).orElseThrow();
    }

    /** A hold on the citizen keeps all; else each case that a rule or a hold keeps is kept by itself, with who it was. */
    private void block(Handle handle, DataSubject subject, UUID citizenId, UUID erasure, List<Kept> kept, Instant now) {
        String language = Exporting.languageOf(handle, citizenId);
        Optional<UUID> wholeHold = holds.ofCitizens(handle, subject.citizens());
        if (wholeHold.isPresent()) {
            Kept longest = kept.stream()
                    .max(java.util.Comparator.comparing(Kept::until))
                    .orElse(null);
            keep(handle, subject, language, erasure, null, null, longest, wholeHold.get(), now);
            return;
        }
        Map<UUID, UUID> held = holds.ofCases(handle, subject.caseIds());
        Map<UUID, Kept> byRule = kept.stream().collect(Collectors.toMap(Kept::caseId, Function.identity()));
        Set<UUID> all = new HashSet<>(held.keySet());
        all.addAll(byRule.keySet());
        for (UUID caseId : all.stream().sorted().toList()) {
            Kept rule = byRule.get(caseId);
            DataSubject narrowed = subject.narrowedTo(caseId);
            String number = subject.cases().get(caseId);
            keep(handle, narrowed, language, erasure, caseId, number, rule, held.get(caseId), now);
        }
    }

    private void keep(
            Handle handle,
            DataSubject what,
            String language,
            UUID erasure,
            UUID caseId,
            String number,
            Kept rule,
            UUID hold,
            Instant now) {
        UUID id = IDS.generate();
        handle.createUpdate("""
                        insert into citizens.blocked
                            (id, erasure_id, case_id, case_number, until, rule, hold_id, blocked_at)
                        values (:id, :erasure, :case, :number, :until, :rule, :hold, :now)""")
                .bind("id", id)
                .bind("erasure", erasure)
                .bind("case", caseId)
                .bind("number", number)
                .bind("until", rule == null ? null : rule.until())
                .bind("rule", rule == null ? null : rule.rule())
                .bind("hold", hold)
                .bind("now", now)
                .execute();
        try (OutputStream pieces = blocked.pieces(handle, id)) {
            exporting.write(what, language, pieces);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    public Receipt receipt(UUID id) {
        return jdbi.withHandle(handle -> receipts(handle, "where id = :id", Map.of("id", id)).stream()
                .findFirst()
                .orElseThrow(() -> Problem.notFound("receipt")));
    }

    public Page<Receipt> receipts(Integer limit, String after) {
        int size = Page.limit(limit);
        Cursor from = after == null ? null : Cursor.parse(after, 2);
        String where =
                (from == null ? "" : "where (at, id) < (:at, :id)") + " order by at desc, id desc limit " + (size + 1);
        List<Receipt> rows = jdbi.withHandle(handle ->
                receipts(handle, where, from == null ? Map.of() : Map.of("at", from.instant(0), "id", from.id(1))));
        return Page.of(rows, size, receipt -> Cursor.of(receipt.at(), receipt.id()));
    }

    private List<Receipt> receipts(Handle handle, String where, Map<String, Object> parameters) {
        List<Receipt> bare = handle.createQuery("select id, citizen_id, cases, at from citizens.erasure " + where)
                .bindMap(parameters)
                .map((row, context) -> new Receipt(
                        row.getObject("id", UUID.class),
                        row.getObject("citizen_id", UUID.class),
                        row.getTimestamp("at").toInstant(),
                        "erased",
                        List.of((String[]) row.getArray("cases").getArray()),
                        List.of()))
                .list();
        Map<UUID, List<Blocked>> kept = blocked
                .of(handle, bare.stream().map(Receipt::id).toList())
                .stream()
                .collect(Collectors.groupingBy(Blocked::receipt));
        return bare.stream()
                .map(receipt -> {
                    List<Blocked> parts = kept.getOrDefault(receipt.id(), List.of());
                    boolean still = parts.stream().anyMatch(part -> part.destroyedAt() == null);
                    return new Receipt(
                            receipt.id(),
                            receipt.citizenId(),
                            receipt.at(),
                            still ? "blocked" : "erased",
                            receipt.cases(),
                            parts);
                })
                .toList();
    }

    public void forgetPassersBy(Collection<UUID> addressIds) {
        forgetIfNothingIsLeft(jdbi.withHandle(handle -> handle.createQuery("""
                        select distinct citizen.id from citizens.address address
                        join citizens.citizen citizen on citizen.id = address.citizen_id
                        where address.id = any(:addresses) and citizen.name is null""")
                .bindArray("addresses", UUID.class, addressIds.toArray())
                .mapTo(UUID.class)
                .list()));
    }

    /** Of those of whom no module has a case or a conversation. */
    public void forgetIfNothingIsLeft(Collection<UUID> citizenIds) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        jdbi.useHandle(handle -> {
            List<UUID> candidates = handle.createQuery("""
                            select citizen.id from citizens.citizen citizen
                            where citizen.id = any(:ids) and citizen.merged_into is null
                            and not exists (select 1 from citizens.hold where hold.citizen_id = citizen.id
                                and hold.released_at is null)
                            and not exists (select 1 from citizens.mandate
                                where citizen.id in (mandate.citizen_id, mandate.representative)
                                and mandate.revoked_at is null)
                            and coalesce((select bool_or(latest.given) from (
                                select distinct on (consent.purpose, consent.channel) consent.given
                                from citizens.consent where consent.citizen_id = citizen.id
                                order by consent.purpose, consent.channel, consent.at desc, consent.id desc) latest), false)
                                = false
                            order by citizen.id""")
                    .bindArray("ids", UUID.class, citizenIds.toArray())
                    .mapTo(UUID.class)
                    .list();
            for (UUID id : candidates) {
                DataSubject subject = exporting.lockedSubject(handle, id);
                boolean left = !subject.caseIds().isEmpty()
                        || holders.stream().anyMatch(holder -> holder.holdsMoreOf(subject));
                if (!left) {
                    locked.tell(handle, id, CitizenEvent.ERASED, null, now);
                    holders.forEach(holder -> holder.erase(subject, now));
                }
            }
        });
    }
}
