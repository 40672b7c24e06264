package eus.arreta.sla.internal.policies;

import eus.arreta.channelapi.InvalidInput;
import eus.arreta.channelapi.InvalidInput.FieldError;
import eus.arreta.sla.Policy;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What a policy must be like. */
public final class PolicyCheck {

    private static final Set<String> TARGETS =
            Set.of("firstResponse", "nextResponse", "resolution", "promise", "replyWindow");
    /** They end at a moment that somebody else sets: only warnings are theirs. */
    private static final Set<String> GIVEN = Set.of("promise", "replyWindow");

    private static final Set<String> PRIORITIES = Set.of("low", "normal", "high", "urgent");
    private static final Set<String> PAUSES = Set.of("waiting", "on-hold");
    private static final Set<String> MOMENTS = Set.of("warning", "breach");
    private static final Set<String> ACTS = Set.of("notify", "raise-priority", "move-queue", "webhook", "mail");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,59}");
    private static final int LONGEST_NAME = 100;
    /** Five years. */
    private static final int MOST_MINUTES = 5 * 366 * 24 * 60;

    private static final int MOST = 20;
    /** Of a window of 24 hours 20 have passed then. */
    private static final List<BigDecimal> WINDOW_WARNING = List.of(new BigDecimal("0.8333"));

    private final List<FieldError> errors = new ArrayList<>();

    private PolicyCheck() {}

    /**
     * The policy as it is stored, with what is absent filled in.
     *
     * @throws InvalidInput with everything that is wrong
     */
    public static Policy check(Policy wanted) {
        PolicyCheck check = new PolicyCheck();
        String name = wanted.name() == null ? "" : wanted.name().strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            check.error("/name", "required", "has 1 to " + LONGEST_NAME + " characters on one line");
        }
        if (wanted.position() == null || wanted.position() < 0) {
            check.error("/position", "required", "is a whole number from 0 on");
        }
        Policy.Match match = wanted.match() == null ? Policy.Match.ANY : wanted.match();
        check.match(match);
        Map<String, Policy.Target> targets = check.targets(wanted.targets(), wanted.calendar() != null);
        List<String> pauseOn = wanted.pauseOn() == null ? List.of() : wanted.pauseOn();
        pauseOn.forEach(state -> check.oneOf(state, PAUSES, "/pauseOn"));
        String onReopen = wanted.onReopen() == null ? "resume" : wanted.onReopen();
        check.oneOf(onReopen, Set.of("resume", "restart"), "/onReopen");
        List<Policy.Action> actions = wanted.actions() == null ? List.of() : wanted.actions();
        check.actions(actions);
        if (!check.errors.isEmpty()) {
            throw new InvalidInput(check.errors);
        }
        return new Policy(
                null,
                name,
                wanted.position(),
                match,
                wanted.calendar(),
                targets,
                List.copyOf(pauseOn),
                onReopen,
                List.copyOf(actions),
                true,
                0);
    }

    private void error(String pointer, String code, String detail) {
        errors.add(new FieldError(pointer, code, detail));
    }

    private void oneOf(String word, Set<String> words, String pointer) {
        if (word == null || !words.contains(word)) {
            error(
                    pointer,
                    "invalid",
                    "is none of " + String.join(", ", words.stream().sorted().toList()));
        }
    }

    private void match(Policy.Match match) {
        word(match.channel(), "/match/channel");
        word(match.queue(), "/match/queue");
        word(match.kind(), "/match/kind");
        word(match.topic(), "/match/topic");
        word(match.language(), "/match/language");
        if (match.priority() != null) {
            oneOf(match.priority(), PRIORITIES, "/match/priority");
        }
    }

    private void word(String word, String pointer) {
        if (word != null && !WORD.matcher(word).matches()) {
            error(pointer, "invalid", "has 1 to 60 letters, digits and hyphens");
        }
    }

    private Map<String, Policy.Target> targets(Map<String, Policy.Target> wanted, boolean hasCalendar) {
        Map<String, Policy.Target> targets = new TreeMap<>();
        if (wanted == null || wanted.isEmpty()) {
            error("/targets", "required", "names at least one target");
            return targets;
        }
        wanted.forEach((word, target) -> {
            String place = "/targets/" + word;
            oneOf(word, TARGETS, place);
            if (target == null) {
                error(place, "required", "is missing");
                return;
            }
            minutes(word, target, place);
            String time = target.time() != null ? target.time() : hasCalendar ? "business" : "natural";
            oneOf(time, Set.of("business", "natural"), place + "/time");
            if (time.equals("business") && !hasCalendar) {
                error("/calendar", "required", "is needed for " + word + ", which counts business time");
            }
            // The network counts its own hours, whether anybody works or not.
            if (word.equals("replyWindow") && target.time() != null && time.equals("business")) {
                error(place + "/time", "invalid", "is natural: the network counts every hour");
            }
            List<BigDecimal> warnAt =
                    target.warnAt() != null && !target.warnAt().isEmpty()
                            ? target.warnAt()
                            : word.equals("replyWindow") ? WINDOW_WARNING : List.of();
            warnings(warnAt, place + "/warnAt");
            targets.put(
                    word,
                    new Policy.Target(
                            target.minutes(),
                            target.byPriority(),
                            word.equals("replyWindow") ? "natural" : time,
                            List.copyOf(warnAt.stream()
                                    .filter(java.util.Objects::nonNull)
                                    .toList())));
        });
        return targets;
    }

    private void minutes(String word, Policy.Target target, String place) {
        boolean hasOne = target.minutes() != null;
        boolean hasMany = target.byPriority() != null;
        if (GIVEN.contains(word)) {
            if (hasOne || hasMany) {
                error(place, "given", "ends when the promise or the window does: only warnAt can be set");
            }
            return;
        }
        if (hasOne == hasMany) {
            error(place, "required", "has either minutes or byPriority");
        }
        if (hasOne) {
            minutes(target.minutes(), place + "/minutes");
        }
        if (hasMany) {
            target.byPriority().forEach((priority, count) -> {
                oneOf(priority, PRIORITIES, place + "/byPriority");
                minutes(count, place + "/byPriority/" + priority);
            });
        }
    }

    private void minutes(Integer count, String place) {
        if (count == null || count < 1 || count > MOST_MINUTES) {
            error(place, "out-of-range", "is not between 1 and " + MOST_MINUTES);
        }
    }

    private void warnings(List<BigDecimal> warnAt, String place) {
        BigDecimal before = BigDecimal.ZERO;
        for (BigDecimal fraction : warnAt) {
            if (fraction == null || fraction.compareTo(before) <= 0 || fraction.compareTo(BigDecimal.ONE) >= 0) {
                error(place, "invalid", "has rising fractions above 0 and below 1");
                return;
            }
            before = fraction;
        }
    }

    private void actions(List<Policy.Action> actions) {
        if (actions.size() > MOST) {
            error("/actions", "too-many", "has at most " + MOST);
        }
        for (int at = 0; at < actions.size(); at++) {
            Policy.Action action = actions.get(at);
            String place = "/actions/" + at;
            if (action == null) {
                error(place, "required", "is missing");
                continue;
            }
            oneOf(action.on(), MOMENTS, place + "/on");
            oneOf(action.what(), ACTS, place + "/what");
            if ("move-queue".equals(action.what()) && action.to() == null) {
                error(place + "/to", "required", "names the queue");
            }
            if (action.to() != null && (action.to().isBlank() || action.to().length() > LONGEST_NAME)) {
                error(place + "/to", "invalid", "has 1 to " + LONGEST_NAME + " characters");
            }
        }
    }
}
