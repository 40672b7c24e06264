package eus.arreta.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import eus.arreta.access.Actor;
import eus.arreta.access.Permission;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.http.Problem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The same work on several cases. Each case is on its own: every rule holds for it as if it were worked on alone, and what
 * is refused for one stops no other.
 */
@ApplicationScoped
public class BulkWork {

    /** Most cases of one call. */
    public static final int MOST = 100;

    private final CaseWork work;
    private final Cases cases;

    public BulkWork(CaseWork work, Cases cases) {
        this.work = work;
        this.cases = cases;
    }

    /** Who shall have the cases; absent agent: nobody. */
    public record Assignment(UUID agent, String queue) {}

    /** Where the cases shall stand. */
    public record NewState(CaseState state, String reason, Instant until) {}

    /** What is wanted of each case; absent parts stay as they are, and {@code tags} are added to those it has. */
    public record Wanted(Assignment assignment, NewState state, String priority, List<String> tags) {
        boolean isNothing() {
            return assignment == null && state == null && priority == null && (tags == null || tags.isEmpty());
        }
    }

    /**
     * What came of one case.
     *
     * @param status  as HTTP has it: 200, or that of the problem
     * @param problem why not, as problem details; absent when it was done
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Result(String number, int status, Map<String, Object> problem) {}

    /**
     * Does it for each case, in the order given; a number that is named twice counts once.
     *
     * @param numbers 1 to {@value #MOST}
     * @throws InvalidInput when there are none or too many, or nothing is wanted
     */
    public List<Result> apply(Actor actor, List<String> numbers, Wanted wanted) {
        actor.require(Permission.CASES_WORK);
        if (numbers == null || numbers.isEmpty() || numbers.size() > MOST || numbers.contains(null)) {
            throw new InvalidInput("/numbers", "out-of-range", "are not between 1 and " + MOST + " case numbers");
        }
        if (wanted.isNothing()) {
            throw new InvalidInput("", "required", "wants nothing");
        }
        if (wanted.state() != null && wanted.state().state() == null) {
            throw new InvalidInput("/state/state", "required", "is required");
        }
        return new LinkedHashSet<>(numbers)
                .stream().map(number -> one(actor, number, wanted)).toList();
    }

    private Result one(Actor actor, String number, Wanted wanted) {
        try {
            QuarkusTransaction.requiringNew().run(() -> change(actor, number, wanted));
            return new Result(number, 200, null);
        } catch (Problem refused) {
            return new Result(number, refused.status(), refused.body());
        } catch (InvalidInput invalid) {
            Problem refused = Problem.invalid(invalid.errors());
            return new Result(number, refused.status(), refused.body());
        }
    }

    /** The state comes last: what a case must have before its end may have been given just now. */
    private void change(Actor actor, String number, Wanted wanted) {
        boolean tags = wanted.tags() != null && !wanted.tags().isEmpty();
        if (wanted.priority() != null || tags) {
            CaseView found = cases.find(actor, number);
            Set<String> all = new LinkedHashSet<>(found.tags());
            all.addAll(tags ? wanted.tags() : List.of());
            work.change(
                    actor,
                    number,
                    new CaseChange(
                            null,
                            null,
                            null,
                            wanted.priority(),
                            tags ? List.copyOf(all) : null,
                            null,
                            null,
                            found.version()));
        }
        if (wanted.assignment() != null) {
            work.assign(
                    actor,
                    number,
                    wanted.assignment().agent(),
                    wanted.assignment().queue(),
                    null);
        }
        if (wanted.state() != null) {
            NewState state = wanted.state();
            work.changeState(actor, number, state.state(), state.reason(), state.until(), null);
        }
    }
}
