package eus.arreta.sla.internal.clocks;

import eus.arreta.calendars.ExplainedDeadline;
import eus.arreta.calendars.LegalSpan;
import eus.arreta.cases.CaseNews.NextDue;
import eus.arreta.sla.CaseClock;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Works out a case's clocks from everything that moved them. The same facts give the same clocks in whatever order they came:
 * messages count by their channel's time, everything else in the order of the case's sequence.
 */
final class Replay {

    private static final Set<String> ENDED = Set.of("resolved", "closed");
    /** Their end is set by somebody else, and nothing pauses them. */
    private static final Set<String> GIVEN = Set.of("promise", "replyWindow");

    private static final Comparator<Moment> BY_TIME = Comparator.comparing(Moment::at)
            .thenComparing(Moment::source)
            .thenComparing(Moment::sequence)
            .thenComparing(moment -> moment.terms() == null);

    /** A fact or new terms, when it counts. @param source 0 for the case itself, then those merged into it */
    private record Moment(Instant at, int source, long sequence, Fact fact, Terms terms, boolean late) {}

    private final List<Track> tracks = new ArrayList<>();
    private final Map<String, Track> promises = new HashMap<>();
    private final Map<String, Integer> rounds = new HashMap<>();

    private Terms terms;
    private String state = "new";
    private Track first;
    private Track next;
    private Track resolution;
    private Track window;
    private boolean firstIsOver;

    private Replay(boolean opened) {
        // Of a case that began unheard nobody knows which message was its first.
        this.firstIsOver = !opened;
    }

    /**
     * The clocks as they stand.
     *
     * @param own    what happened to the case
     * @param joined what happened to each case that is part of it now: their messages and answers count as its own
     * @param terms  the case's own
     */
    static List<CaseClock> clocks(
            Collection<Fact> own, List<? extends Collection<Fact>> joined, Collection<Terms> terms, Instant now) {
        return replayed(own, joined, terms).clocks(now, way -> List.of());
    }

    /** The clocks as they stand. @param explain makes sentences of the way to a due time */
    List<CaseClock> clocks(Instant now, Function<List<LegalSpan>, List<ExplainedDeadline.Part>> explain) {
        tracks.forEach(track -> track.breach(now));
        return tracks.stream()
                .filter(Track::isSeen)
                .sorted(Comparator.comparing((Track track) -> track.start).thenComparing(track -> track.target))
                .map(track -> track.seen(explain))
                .toList();
    }

    /** The moments at which something is to be done, past ones as well, unless something else happens. */
    static List<Alarm> alarms(
            UUID caseId,
            String number,
            Collection<Fact> own,
            List<? extends Collection<Fact>> joined,
            Collection<Terms> terms) {
        return replayed(own, joined, terms).alarms(caseId, number);
    }

    /** As {@link #alarms(UUID, String, Collection, List, Collection)}. */
    List<Alarm> alarms(UUID caseId, String number) {
        return tracks.stream()
                .flatMap(track -> track.alarms(caseId, number, warnAt(track)).stream())
                .toList();
    }

    private List<BigDecimal> warnAt(Track track) {
        return terms == null ? List.of() : terms.warnAt().getOrDefault(track.target, List.of());
    }

    /** What is due soonest, or has been the longest, of what is still owed; empty when nothing is. Ask it last: it looks at the clock. */
    Optional<NextDue> next(UUID caseId, Instant now) {
        tracks.forEach(track -> track.breach(now));
        return tracks.stream()
                .filter(Track::isOwed)
                .min(Comparator.comparing((Track track) -> track.due).thenComparing(track -> track.target))
                .map(track -> track.next(caseId, warnAt(track)));
    }

    /** Everything that happened, gone through once. */
    static Replay replayed(Collection<Fact> own, List<? extends Collection<Fact>> joined, Collection<Terms> terms) {
        List<Moment> moments = new ArrayList<>(moments(own, terms, 0));
        for (int source = 0; source < joined.size(); source++) {
            moments(joined.get(source), List.of(), source + 1).stream()
                    .filter(moment -> moment.fact().what() != Fact.What.STATE
                            && moment.fact().what() != Fact.What.MERGED)
                    .forEach(moments::add);
        }
        moments.sort(BY_TIME);
        Replay replay = new Replay(moments.stream()
                .anyMatch(moment -> moment.fact() != null && moment.fact().what() == Fact.What.OPENED));
        moments.forEach(replay::step);
        return replay;
    }

    private static List<Moment> moments(Collection<Fact> facts, Collection<Terms> terms, int source) {
        List<Moment> raw = new ArrayList<>();
        facts.forEach(fact -> raw.add(new Moment(fact.at(), source, fact.sequence(), fact, null, false)));
        terms.forEach(one -> raw.add(new Moment(one.at(), source, one.sequence(), null, one, false)));
        raw.sort(Comparator.comparing(Moment::sequence).thenComparing(moment -> moment.terms() == null));
        List<Moment> placed = new ArrayList<>();
        Instant latest = Instant.MIN;
        Instant latestMessage = Instant.MIN;
        for (Moment moment : raw) {
            boolean message = moment.fact() != null && moment.fact().what() == Fact.What.MESSAGE;
            boolean late =
                    message && (moment.at().isBefore(latest) || moment.at().isBefore(latestMessage));
            Instant at = message || !moment.at().isBefore(latest) ? moment.at() : latest;
            placed.add(new Moment(at, source, moment.sequence(), moment.fact(), moment.terms(), late));
            if (message) {
                latestMessage = at.isAfter(latestMessage) ? at : latestMessage;
            } else {
                latest = at;
            }
        }
        return placed;
    }

    private void step(Moment moment) {
        Instant at = moment.at();
        tracks.forEach(track -> track.breach(at));
        if (moment.terms() != null) {
            apply(moment.terms(), at);
            return;
        }
        Fact fact = moment.fact();
        switch (fact.what()) {
            case OPENED -> open(fact, at);
            case MESSAGE -> message(fact, at, moment.late() ? "late-message" : null);
            case REPLY -> reply(at);
            case SPOKEN -> {
                message(fact, at, null);
                reply(at);
            }
            case STATE -> state(fact.detail(), at);
            case PROMISE -> promise(fact, at);
            case MERGED -> tracks.stream().filter(Track::isLive).forEach(track -> track.cancel(at, "merged"));
        }
    }

    private void apply(Terms now, Instant at) {
        terms = now;
        String reason = now.reason() == null ? "policy" : now.reason();
        Stream.of("firstResponse", "nextResponse", "resolution").forEach(target -> tracks.stream()
                .filter(track -> track.target.equals(target))
                .forEach(track -> {
                    track.pause(isPaused(), at, reason);
                    track.recount(budget(target), at, reason, now.by());
                }));
        if (window != null && window.isLive()) {
            if (!now.windows()) {
                window.cancel(at, reason);
            } else if (!window.isSeen()) {
                window.show(reason);
            }
        }
    }

    private Terms.Budget budget(String target) {
        return terms == null ? null : terms.budgets().get(target);
    }

    private boolean isPaused() {
        return terms != null && terms.pauseOn().contains(state);
    }

    private Track begin(String target, Fact fact, Instant at, List<Track.Span> spans, String reason) {
        Track track = new Track(target, rounds.merge(target, 1, Integer::sum), at, spans);
        tracks.add(track);
        track.begin(budget(target), isPaused(), reason);
        if (fact.isOld()) {
            track.cancel(at, "imported");
        }
        return track;
    }

    private void open(Fact fact, Instant at) {
        if (resolution == null) {
            resolution = begin("resolution", fact, at, List.of(), null);
        }
    }

    /**
     * What a network leaves for an answer runs from the newest message on. Once a warning was due another message begins another round:
     * of that one somebody must be warned again.
     */
    private void window(Fact fact, Instant at) {
        if (fact.due() == null || !fact.due().isAfter(at) || fact.isOld()) {
            return;
        }
        if (window != null && window.isLive()) {
            if (!fact.due().isAfter(window.due)) {
                return;
            }
            if (!window.isBreached() && !isWarned(window, at)) {
                window.until(fact.due(), at);
                return;
            }
            window.cancel(at, "newer-message");
        }
        window = new Track("replyWindow", rounds.merge("replyWindow", 1, Integer::sum), at, List.of());
        window.beginUntil(fact.due());
        if (terms != null && terms.windows()) {
            window.show(null);
        }
        tracks.add(window);
    }

    private boolean isWarned(Track track, Instant at) {
        return warnAt(track).stream()
                .anyMatch(fraction -> !track.warning(fraction).isAfter(at));
    }

    private void message(Fact fact, Instant at, String reason) {
        window(fact, at);
        if (!firstIsOver) {
            if (first == null) {
                first = begin("firstResponse", fact, at, List.of(), reason);
                firstIsOver = !first.isLive();
            }
        } else if (next == null || !next.isLive()) {
            next = begin("nextResponse", fact, at, List.of(), reason);
        }
    }

    private void reply(Instant at) {
        if (first != null && first.isLive()) {
            first.answer(at, null);
            firstIsOver = true;
        }
        if (next != null && next.isLive()) {
            next.answer(at, null);
        }
        if (window != null && window.isLive()) {
            window.answer(at, null);
        }
    }

    private void state(String word, Instant at) {
        boolean wasEnded = ENDED.contains(state);
        state = word;
        if (ENDED.contains(word)) {
            if (!wasEnded) {
                end(word, at);
            }
        } else if (wasEnded) {
            reopen(at);
        }
        tracks.stream()
                .filter(track -> !GIVEN.contains(track.target))
                .forEach(track -> track.pause(isPaused(), at, word));
    }

    private void end(String word, Instant at) {
        if (resolution != null && resolution.isLive()) {
            resolution.answer(at, word);
        }
        if (first != null && first.isLive()) {
            first.cancel(at, word);
            firstIsOver = true;
        }
        if (next != null && next.isLive()) {
            next.cancel(at, word);
        }
        if (window != null && window.isLive()) {
            window.cancel(at, word);
        }
    }

    /** Goes on with what was left of its time; what had none left has all of it again, so that nothing is breached at once. */
    private void reopen(Instant at) {
        if (resolution == null || resolution.isLive()) {
            return;
        }
        Terms.Budget budget = budget("resolution");
        boolean resumes =
                budget != null && !terms.restart() && resolution.wasMet() && Track.leaves(budget, resolution.spans);
        Track again = new Track(
                "resolution", rounds.merge("resolution", 1, Integer::sum), at, resumes ? resolution.spans : List.of());
        tracks.add(again);
        again.begin(budget, isPaused(), resumes ? "reopened-resumed" : "reopened-restarted");
        resolution = again;
    }

    private void promise(Fact fact, Instant at) {
        int end = fact.detail().lastIndexOf(':');
        String id = fact.detail().substring(0, end);
        Track track = promises.get(id);
        switch (fact.detail().substring(end + 1)) {
            case "made" -> {
                if (track == null && fact.due() != null && terms != null && terms.promises()) {
                    Track made = new Track("promise", rounds.merge("promise", 1, Integer::sum), at, List.of());
                    made.beginUntil(fact.due());
                    made.show(null);
                    promises.put(id, made);
                    tracks.add(made);
                }
            }
            case "kept" -> {
                if (track != null && track.isLive()) {
                    track.answer(at, "kept");
                }
            }
            default -> {
                if (track != null && track.isLive()) {
                    track.breakAt(at);
                }
            }
        }
    }
}
