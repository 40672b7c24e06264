package eus.arreta.cases.internal.work;

import eus.arreta.access.Actor;
import eus.arreta.cases.CaseEvent;
import eus.arreta.cases.CaseState;
import eus.arreta.cases.internal.contacts.ConcernTable;
import eus.arreta.cases.internal.following.Notifications;
import eus.arreta.cases.internal.settings.FieldValues;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.http.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Moves cases from state to state. A case can't be resolved while somebody is owed an answer, or while a required field is
 * empty.
 */
@ApplicationScoped
public class StateChanging {

    private static final int LONGEST_REASON = 500;

    private final Jdbi jdbi;
    private final LockedCases cases;
    private final ConcernTable concerns;
    private final FieldValues fields;
    private final Notifications notifications;
    private final Clock clock;

    public StateChanging(
            Jdbi jdbi,
            LockedCases cases,
            ConcernTable concerns,
            FieldValues fields,
            Notifications notifications,
            Clock clock) {
        this.jdbi = jdbi;
        this.cases = cases;
        this.concerns = concerns;
        this.fields = fields;
        this.notifications = notifications;
        this.clock = clock;
    }

    /** Where a case shall stand; {@code until} with waiting or on hold takes it out of the inbox until then. */
    public record Wanted(CaseState state, String reason, Instant until, Integer version) {}

    public void change(Actor actor, String number, Wanted wanted) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        String reason = wanted.reason() == null ? null : Words.text(wanted.reason(), "/reason", LONGEST_REASON);
        Instant until = until(wanted, now);
        jdbi.useHandle(handle -> {
            LockedCase locked = cases.lock(handle, actor, number, wanted.version());
            if (locked.state() == wanted.state()) {
                if (until != null || locked.view().snoozedUntil() != null) {
                    snooze(handle, actor, locked, until, now);
                }
                return;
            }
            if (!locked.state().next().contains(wanted.state())) {
                throw Problem.conflict(
                        "not-allowed",
                        "A case that is " + locked.state().word() + " can't become "
                                + wanted.state().word() + ".",
                        Map.of("allowed", locked.state().next()));
            }
            if (wanted.state() == CaseState.RESOLVED || wanted.state() == CaseState.CLOSED) {
                refuseWhileOpen(handle, locked);
            }
            move(handle, locked, wanted.state(), until, now);
            String word = "state:" + wanted.state().word() + (reason == null ? "" : ":" + reason);
            cases.happened(
                    handle,
                    locked,
                    actor,
                    word,
                    CaseEvent.STATE_CHANGED,
                    wanted.state().word(),
                    now);
            notifications.tellFollowers(
                    handle, locked.id(), "state:" + wanted.state().word(), actor, reason, now);
            cases.finish(handle, List.of(locked), now);
        });
    }

    private static Instant until(Wanted wanted, Instant now) {
        if (wanted.until() == null) {
            return null;
        }
        if (wanted.state() != CaseState.WAITING && wanted.state() != CaseState.ON_HOLD) {
            throw new InvalidInput("/until", "invalid", "goes with waiting and on-hold only");
        }
        Instant until = wanted.until().truncatedTo(ChronoUnit.MICROS);
        if (!until.isAfter(now) || until.isAfter(now.plus(3660, ChronoUnit.DAYS))) {
            throw new InvalidInput("/until", "out-of-range", "is not in the next ten years");
        }
        return until;
    }

    private void snooze(Handle handle, Actor actor, LockedCase locked, Instant until, Instant now) {
        handle.createUpdate(
                        "update cases.case_record set snoozed_until = :until::timestamptz, version = version + 1 where id = :id")
                .bind("until", until)
                .bind("id", locked.id())
                .execute();
        cases.happened(
                handle,
                locked,
                actor,
                until == null ? "snooze-ended" : "snoozed:" + until,
                until == null ? CaseEvent.SNOOZE_ENDED : CaseEvent.SNOOZED,
                null,
                now);
        cases.finish(handle, List.of(locked), now);
    }

    private void refuseWhileOpen(Handle handle, LockedCase locked) {
        List<UUID> open = concerns.openOf(handle, locked.id());
        if (!open.isEmpty()) {
            throw Problem.conflict(
                    "open-concerns",
                    "The citizen is still owed an answer. Say first what came of each concern.",
                    Map.of("concerns", open));
        }
        List<String> missing = fields.missing(handle, locked.view());
        if (!missing.isEmpty()) {
            throw Problem.conflict(
                    "fields-required", "Some fields must be filled in first.", Map.of("fields", missing));
        }
    }

    /** Writes the state; who may move it there has been checked. */
    static void move(Handle handle, LockedCase locked, CaseState state, Instant until, Instant now) {
        handle.createUpdate("""
                        update cases.case_record
                        set state = :state, version = version + 1, snoozed_until = :until::timestamptz,
                            waiting_since = case when :active then waiting_since end,
                            resolved_at = case when :state = 'resolved' then :now::timestamptz when :state = 'closed' then resolved_at end,
                            closed_at = case when :state = 'closed' then :now::timestamptz end
                        where id = :id""")
                .bind("state", state.word())
                .bind("until", until)
                .bind("active", state.isActive())
                .bind("now", now)
                .bind("id", locked.id())
                .execute();
    }
}
