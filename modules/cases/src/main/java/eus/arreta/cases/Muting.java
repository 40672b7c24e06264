package eus.arreta.cases;

import eus.arreta.access.Actor;
import eus.arreta.access.Audit;
import eus.arreta.access.Permission;
import eus.arreta.cases.internal.work.LockedCase;
import eus.arreta.cases.internal.work.LockedCases;
import eus.arreta.cases.internal.work.Words;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.http.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Keeps those who flood or insult from taking everybody's time. What comes in a muted conversation is stored in its case and asks
 * nothing: it opens and reopens no case, starts no clock, tells nobody, and no automatic text answers. What citizens say to Arreta
 * itself, such as that they want no more notices, is heard all the same, and agents may write.
 */
@ApplicationScoped
public class Muting {

    private static final Duration LONGEST = Duration.ofDays(366);
    private static final int LONGEST_REASON = 300;

    private final Jdbi jdbi;
    private final LockedCases cases;
    private final Audit audit;
    private final Clock clock;

    public Muting(Jdbi jdbi, LockedCases cases, Audit audit, Clock clock) {
        this.jdbi = jdbi;
        this.cases = cases;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Mutes the conversations of a case until then; muted already, the new end counts.
     *
     * @param until  at most a year from now
     * @param reason 1 to 300 characters
     * @throws InvalidInput {@code /until}, {@code /reason}
     * @throws Problem 404; 409 {@code no-conversation} for a case that has none, such as one of a call
     */
    @Transactional
    public void mute(Actor actor, String number, Instant until, String reason) {
        actor.require(Permission.CASES_WORK);
        Instant now = now();
        if (until == null) {
            throw new InvalidInput("/until", "required", "is missing");
        }
        if (!until.isAfter(now) || until.isAfter(now.plus(LONGEST))) {
            throw new InvalidInput("/until", "out-of-range", "is past, or more than a year from now");
        }
        String why = Words.text(reason, "/reason", LONGEST_REASON);
        change(actor, number, until, "muted:" + why, now);
        audit.record(actor, "case-muted", "case:" + number, null, Map.of("until", until, "reason", why));
    }

    /** Hears the conversations of a case again; heard already, nothing changes. @throws Problem 404; 409 {@code no-conversation} */
    @Transactional
    public void unmute(Actor actor, String number) {
        actor.require(Permission.CASES_WORK);
        change(actor, number, null, "unmuted", now());
        audit.record(actor, "case-unmuted", "case:" + number, null, Map.of());
    }

    private void change(Actor actor, String number, Instant until, String line, Instant now) {
        jdbi.useHandle(handle -> {
            cases.requireVisible(handle, actor, number);
            // Conversations before cases, as everywhere.
            int changed = write(handle, number, until);
            if (changed == 0) {
                throw Problem.conflict("no-conversation", "This case has no conversation.", Map.of());
            }
            LockedCase locked = cases.lock(handle, actor, number);
            cases.happened(handle, locked, actor, line, CaseEvent.CHANGED, "muted", now);
            cases.finish(handle, List.of(locked), now);
        });
    }

    private static int write(Handle handle, String number, Instant until) {
        return handle.createUpdate("""
                        with locked as (
                            select conversation.id from cases.conversation conversation
                            join cases.case_record record on record.id = conversation.case_id
                            where record.number = :number
                            order by conversation.account_id, conversation.address for update of conversation
                        )
                        update cases.conversation conversation
                        set muted_until = :until
                        from locked where conversation.id = locked.id""")
                .bind("number", number)
                .bind("until", until)
                .execute();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
