package eus.arreta.webui.internal.clocks;

import eus.arreta.access.Actor;
import eus.arreta.calendars.ExplainedDeadline;
import eus.arreta.cases.CaseState;
import eus.arreta.cases.CaseView;
import eus.arreta.sla.CaseClock;
import eus.arreta.sla.CaseClocks;
import eus.arreta.sla.Clocks;
import eus.arreta.webui.internal.text.CaseWords;
import eus.arreta.webui.internal.text.ClockTexts;
import eus.arreta.webui.internal.text.Moments;
import eus.arreta.webui.internal.text.Wording;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** The service clocks of a case, as they stand beside it, each with why it is due when it is. */
@ApplicationScoped
public class ClockLines {

    private static final int MOST_EARLIER = 20;
    /** A way of months is told by its beginning. */
    private static final int MOST_PARTS = 40;

    private static final Set<String> LIVE = Set.of("running", "paused");

    private final Clocks clocks;
    private final DueBadges badges;
    private final Moments moments;

    public ClockLines(Clocks clocks, DueBadges badges, Moments moments) {
        this.clocks = clocks;
        this.badges = badges;
        this.moments = moments;
    }

    /** Without a policy and without clocks there is nothing to say. */
    public ClockLine.All of(Actor actor, CaseView found, Wording wording) {
        CaseClocks all = clocks.ofCase(actor, found.number(), wording.language().code());
        List<CaseClock> newestFirst = new ArrayList<>(all.items());
        Collections.reverse(newestFirst);
        return new ClockLine.All(
                all.policy() == null
                        ? null
                        : wording.clock().countedBy(all.policy().name()),
                all.items().stream()
                        .filter(ClockLines::isLive)
                        .map(clock -> line(actor, clock, wording))
                        .toList(),
                newestFirst.stream()
                        .filter(clock -> !isLive(clock))
                        .limit(MOST_EARLIER)
                        .map(clock -> line(actor, clock, wording))
                        .toList());
    }

    /** Also one that is late and whose answer is still owed. */
    private static boolean isLive(CaseClock clock) {
        return LIVE.contains(clock.state())
                || clock.state().equals("breached")
                        && clock.history()
                                .get(clock.history().size() - 1)
                                .what()
                                .equals("breached")
                        && !"broken"
                                .equals(clock.history()
                                        .get(clock.history().size() - 1)
                                        .reason());
    }

    private ClockLine line(Actor actor, CaseClock clock, Wording wording) {
        ClockTexts texts = wording.clock();
        DueBadge badge = isLive(clock) && clock.dueAt() != null
                ? badges.of(
                        actor,
                        clock.dueAt(),
                        new CaseView.Due(
                                clock.target(),
                                clock.calendar() == null
                                        ? null
                                        : clock.calendar().id(),
                                clock.calendar() == null
                                        ? null
                                        : clock.calendar().version(),
                                null),
                        wording)
                : null;
        String wall = clock.dueAt() == null
                ? null
                : moments.isPast(clock.dueAt())
                        ? texts.wasDueAt(moments.full(clock.dueAt(), wording.language()))
                        : texts.dueAt(moments.full(clock.dueAt(), wording.language()));
        return new ClockLine(
                "clock-" + clock.target() + "-" + clock.round(),
                name(clock, texts),
                state(clock.state(), texts),
                tone(clock.state()),
                badge,
                wall,
                clock.history().stream().map(change -> change(change, wording)).toList(),
                why(clock.explanation(), texts));
    }

    private static List<String> why(List<ExplainedDeadline.Part> parts, ClockTexts texts) {
        List<String> why = new ArrayList<>(parts.stream()
                .limit(MOST_PARTS)
                .map(ExplainedDeadline.Part::text)
                .toList());
        if (parts.size() > MOST_PARTS) {
            why.add(texts.partsLeftOut(String.valueOf(parts.size() - MOST_PARTS)));
        }
        return why;
    }

    private String change(CaseClock.Change change, Wording wording) {
        ClockTexts texts = wording.clock();
        String what = what(change.what(), texts);
        // Breaches and answers say nothing of a due time that hasn't stood there before.
        String line =
                change.dueAt() != null && Set.of("started", "resumed", "moved").contains(change.what())
                        ? what + " · " + texts.dueAt(moments.full(change.dueAt(), wording.language()))
                        : what;
        String when = moments.full(change.at(), wording.language());
        if (change.reason() == null) {
            return texts.change(when, line);
        }
        String reason = reason(change.reason(), wording);
        return change.by() == null
                ? texts.changeBecause(when, line, reason)
                : texts.changeBy(when, line, reason, change.by());
    }

    private static String name(CaseClock clock, ClockTexts texts) {
        String name =
                switch (clock.target()) {
                    case "firstResponse" -> texts.firstResponse();
                    case "nextResponse" -> texts.nextResponse();
                    case "resolution" -> texts.resolution();
                    case "promise" -> texts.promise();
                    case "replyWindow" -> texts.replyWindow();
                    default -> clock.target();
                };
        return clock.round() == 1 ? name : name + " (" + clock.round() + ")";
    }

    private static String state(String word, ClockTexts texts) {
        return switch (word) {
            case "running" -> texts.stateRunning();
            case "paused" -> texts.statePaused();
            case "met" -> texts.stateMet();
            case "breached" -> texts.stateBreached();
            default -> texts.stateCancelled();
        };
    }

    private static String tone(String word) {
        return switch (word) {
            case "met" -> "ok";
            case "breached" -> "late";
            default -> "";
        };
    }

    private static String what(String word, ClockTexts texts) {
        return switch (word) {
            case "started" -> texts.changeStarted();
            case "paused" -> texts.changePaused();
            case "resumed" -> texts.changeResumed();
            case "moved" -> texts.changeMoved();
            case "met" -> texts.changeMet();
            case "breached" -> texts.changeBreached();
            case "answered" -> texts.changeAnswered();
            default -> texts.changeCancelled();
        };
    }

    /** A word of ours in the reader's language; what somebody wrote stays as it is. */
    private static String reason(String reason, Wording wording) {
        ClockTexts texts = wording.clock();
        return switch (reason) {
            case "late-message" -> texts.reasonLateMessage();
            case "policy" -> texts.reasonPolicy();
            case "kept" -> texts.reasonKept();
            case "broken" -> texts.reasonBroken();
            case "imported" -> texts.reasonImported();
            case "merged" -> texts.reasonMerged();
            case "reopened-resumed" -> texts.reasonResumed();
            case "reopened-restarted" -> texts.reasonRestarted();
            case "newer-message" -> texts.reasonNewerMessage();
            default ->
                Arrays.stream(CaseState.values())
                        .filter(state -> state.word().equals(reason))
                        .findFirst()
                        .map(new CaseWords(wording)::state)
                        .orElse(reason);
        };
    }
}
