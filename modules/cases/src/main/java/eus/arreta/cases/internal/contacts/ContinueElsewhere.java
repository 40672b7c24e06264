package eus.arreta.cases.internal.contacts;

import eus.arreta.access.Actor;
import eus.arreta.cases.CaseState;
import eus.arreta.cases.CaseWork.ContinueCode;
import eus.arreta.cases.GuardedAction;
import eus.arreta.cases.internal.restriction.Visibility;
import eus.arreta.cases.internal.settings.Assured;
import eus.arreta.cases.internal.work.LockedCase;
import eus.arreta.cases.internal.work.LockedCases;
import eus.arreta.http.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Gives a citizen a code to go on with elsewhere, and finds the case of one. */
@ApplicationScoped
public class ContinueElsewhere {

    private static final Duration GOOD_FOR = Duration.ofDays(7);
    private static final int TRIES = 5;

    private final Jdbi jdbi;
    private final LockedCases cases;
    private final ContinueCodes codes;
    private final Visibility visibility;
    private final Assured assured;
    private final Clock clock;

    public ContinueElsewhere(
            Jdbi jdbi, LockedCases cases, ContinueCodes codes, Visibility visibility, Assured assured, Clock clock) {
        this.jdbi = jdbi;
        this.cases = cases;
        this.codes = codes;
        this.visibility = visibility;
        this.assured = assured;
        this.clock = clock;
    }

    /** The code that stands, or a new one. */
    public ContinueCode code(Actor actor, String number) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return jdbi.withHandle(handle -> {
            LockedCase locked = cases.lock(handle, actor, number);
            if (locked.state() == CaseState.CLOSED || locked.state() == CaseState.MERGED) {
                throw Problem.conflict("case-closed", "This case is closed.", Map.of("state", locked.state()));
            }
            assured.requireFor(handle, GuardedAction.CONTINUE_ELSEWHERE, locked.id(), null);
            return standing(handle, locked, now);
        });
    }

    private ContinueCode standing(Handle handle, LockedCase locked, Instant now) {
        return handle.createQuery("select continue_code, continue_until from cases.case_record"
                        + " where id = :id and continue_until > :soon")
                .bind("id", locked.id())
                .bind("soon", now.plus(GOOD_FOR.dividedBy(2)))
                .map((row, context) ->
                        new ContinueCode(row.getString(1), row.getTimestamp(2).toInstant()))
                .findOne()
                .orElseGet(() -> draw(handle, locked, now));
    }

    private ContinueCode draw(Handle handle, LockedCase locked, Instant now) {
        Instant until = now.plus(GOOD_FOR);
        for (int attempt = 0; attempt < TRIES; attempt++) {
            String code = codes.draw();
            int written = handle.createUpdate("""
                            update cases.case_record set continue_code = :code, continue_until = :until
                            where id = :id and not exists (
                                select 1 from cases.case_record other where other.continue_code = :code)""")
                    .bind("code", code)
                    .bind("until", until)
                    .bind("id", locked.id())
                    .execute();
            if (written == 1) {
                return new ContinueCode(code, until);
            }
        }
        throw new IllegalStateException("five codes in a row were taken: the generator is broken");
    }

    /** Number of the case. @throws Problem 404 */
    public String find(Actor actor, String code) {
        return jdbi.withHandle(handle -> codes.find(handle, code, clock.instant())
                .flatMap(id -> visibility
                        .bind(
                                handle.createQuery(
                                                "select record.number from cases.case_record record where record.id = :id and "
                                                        + visibility.condition("record"))
                                        .bind("id", id),
                                actor)
                        .mapTo(String.class)
                        .findOne())
                .orElseThrow(() -> Problem.notFound("code")));
    }
}
