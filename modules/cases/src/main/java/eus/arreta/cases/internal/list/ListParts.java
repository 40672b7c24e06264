package eus.arreta.cases.internal.list;

import eus.arreta.cases.CaseFilter;
import eus.arreta.cases.CaseState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * In which parts a list is read: what is worked on, and each state that has ended, as the indexes of the cases are made. One
 * query over all of them would read by activity past every case that the filter doesn't want.
 */
final class ListParts {

    /** That a case, called {@code record}, is worked on, as the partial indexes say it. */
    static final String ACTIVE = "record.at_work is not null";

    private static final String UNASSIGNED = "record.at_work = 'unassigned'";
    /** The same in the words of the index on the channels of such cases. */
    private static final String UNASSIGNED_OF_MORE_CHANNELS = ACTIVE + " and record.assignee_id is null";

    private static final int ACTIVE_STATES =
            (int) Arrays.stream(CaseState.values()).filter(CaseState::isActive).count();

    private ListParts() {}

    /**
     * A condition on states, assignee and channel for each part, none when the filter can't find anything; each begins with
     * {@code and}, or is empty. Names {@code :assignee_id} and {@code :channel} when the filter does.
     */
    static List<String> of(CaseFilter filter) {
        List<CaseState> wanted = Arrays.stream(CaseState.values())
                .filter(state -> filter.states().isEmpty() || filter.states().contains(state))
                .filter(state -> state.isActive() || !filter.active() && filter.dueBefore() == null)
                .toList();
        List<CaseState> active = wanted.stream().filter(CaseState::isActive).toList();
        List<CaseState> ended =
                wanted.stream().filter(state -> !state.isActive()).toList();
        if (!ended.isEmpty() && hasFewAnyway(filter)) {
            String channel = filter.channel() == null ? "" : " and record.channels @> array[:channel]::text[]";
            return List.of(states(wanted, CaseState.values().length) + anyAssignee(filter) + channel);
        }
        List<String> parts = new ArrayList<>();
        if (!active.isEmpty()) {
            parts.add(atWorkBy(filter) + states(active, ACTIVE_STATES));
        }
        ended.forEach(state -> parts.add(states(List.of(state), 0) + anyAssignee(filter)));
        return filter.channel() == null ? parts : byChannel(parts);
    }

    /** What is worked on as one part, by whatever index of its own it is read; empty when the filter wants none of it. */
    static Optional<String> atWork(CaseFilter filter) {
        List<CaseState> active = Arrays.stream(CaseState.values())
                .filter(state -> filter.states().isEmpty() || filter.states().contains(state))
                .filter(CaseState::isActive)
                .toList();
        return active.isEmpty()
                ? Optional.empty()
                : Optional.of(atWorkBy(filter)
                        + states(active, ACTIVE_STATES)
                        + (filter.channel() == null ? "" : " and record.channels @> array[:channel]::text[]"));
    }

    /** Those that began by the channel, and the few that came to have it: each has its index. */
    private static List<String> byChannel(List<String> parts) {
        return parts.stream()
                .flatMap(part -> Stream.of(
                        part + " and record.first_channel = :channel",
                        part.replace(UNASSIGNED, UNASSIGNED_OF_MORE_CHANNELS)
                                + " and record.other_channels @> array[:channel]::text[]"))
                .toList();
    }

    /** The filter's conditions on states, assignee and channel as one, for cases that are found by something else. */
    static String whole(CaseFilter filter) {
        String states = filter.states().isEmpty()
                ? ""
                : filter.states().stream()
                        .map(CaseState::word)
                        .collect(Collectors.joining("', '", " and record.state in ('", "')"));
        return (filter.active() || filter.dueBefore() != null ? " and " + ACTIVE : "")
                + states
                + anyAssignee(filter)
                + (filter.channel() == null ? "" : " and record.channels @> array[:channel]::text[]");
    }

    /** Whether an index over all states finds what is wanted. */
    private static boolean hasFewAnyway(CaseFilter filter) {
        return filter.citizen() != null
                || filter.tag() != null
                || !filter.fields().isEmpty()
                || filter.snoozed()
                || filter.following() != null
                || Boolean.TRUE.equals(filter.breached());
    }

    private static String atWorkBy(CaseFilter filter) {
        if (filter.assignee() != null) {
            return " and record.at_work = 'assigned' and record.assignee_id = :assignee_id";
        }
        return filter.unassigned() ? " and " + UNASSIGNED : " and " + ACTIVE;
    }

    private static String anyAssignee(CaseFilter filter) {
        if (filter.assignee() != null) {
            return " and record.assignee_id = :assignee_id";
        }
        return filter.unassigned() ? " and record.assignee_id is null" : "";
    }

    /** Written out: the partial indexes are chosen only where the plan can read the states. */
    private static String states(List<CaseState> states, int all) {
        if (states.size() == all) {
            return "";
        }
        if (states.size() == 1) {
            return " and record.state = '" + states.get(0).word() + "'";
        }
        return states.stream()
                .map(state -> "'" + state.word() + "'")
                .collect(Collectors.joining(", ", " and record.state in (", ")"));
    }
}
