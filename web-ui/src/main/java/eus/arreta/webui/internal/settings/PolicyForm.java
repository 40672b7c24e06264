package eus.arreta.webui.internal.settings;

import eus.arreta.channelapi.InvalidInput;
import eus.arreta.sla.Policy;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A policy of service as lines of a form, and back. */
final class PolicyForm {

    /** Those whose time the policy says. */
    static final List<String> TIMED = List.of("firstResponse", "nextResponse", "resolution");
    /** Those that end when somebody else has said. */
    static final List<String> GIVEN = List.of("promise", "replyWindow");

    private static final List<String> PRIORITIES = List.of("urgent", "high", "normal", "low");

    private final AdminForm form;

    PolicyForm(AdminForm form) {
        this.form = form;
    }

    /** @throws InvalidInput when a line can't be read; what it says is checked elsewhere */
    Policy policy() {
        return new Policy(
                null,
                form.orEmpty("name"),
                form.number("position", "/position"),
                match(),
                form.text("calendar"),
                targets(),
                form.chosen("pauseOn"),
                form.text("onReopen"),
                actions(),
                true,
                0);
    }

    /** Which cases; also of what is only tried. */
    Policy.Match match() {
        return new Policy.Match(
                form.text("channel"),
                form.text("queue"),
                form.text("kind"),
                form.text("topic"),
                form.text("priority"),
                form.text("language"));
    }

    private Map<String, Policy.Target> targets() {
        Map<String, Policy.Target> targets = new HashMap<>();
        for (String target : TIMED) {
            String minutes = form.text("minutes-" + target);
            if (minutes != null) {
                targets.put(target, timed(target, minutes));
            }
        }
        for (String target : GIVEN) {
            if (form.ticked("has-" + target)) {
                targets.put(target, new Policy.Target(null, null, null, warnings(target)));
            }
        }
        return targets;
    }

    private Policy.Target timed(String target, String minutes) {
        String pointer = "/targets/" + target;
        String time = form.text("time-" + target);
        if (!minutes.contains("=")) {
            return new Policy.Target(whole(minutes, pointer), null, time, warnings(target));
        }
        Map<String, Integer> byPriority = new TreeMap<>();
        for (String part : minutes.split(",")) {
            String[] sides = part.split("=", 2);
            if (sides.length < 2) {
                throw new InvalidInput(pointer, "invalid", "is neither minutes nor minutes by priority");
            }
            byPriority.put(sides[0].strip(), whole(sides[1].strip(), pointer));
        }
        return new Policy.Target(null, byPriority, time, warnings(target));
    }

    private static Integer whole(String text, String pointer) {
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException none) {
            throw new InvalidInput(pointer, "invalid", "is no whole number");
        }
    }

    private List<BigDecimal> warnings(String target) {
        String typed = form.text("warn-" + target);
        if (typed == null) {
            return List.of();
        }
        try {
            return Arrays.stream(typed.split(","))
                    .map(String::strip)
                    .filter(text -> !text.isEmpty())
                    .map(BigDecimal::new)
                    .toList();
        } catch (NumberFormatException none) {
            throw new InvalidInput("/targets/" + target, "invalid", "has no fractions such as 0.5, 0.8");
        }
    }

    /** {@code breach move-queue urgent}: when, what, and to what. */
    private List<Policy.Action> actions() {
        return form.lines("actions").stream()
                .map(line -> {
                    String[] words = line.split("\\s+", 3);
                    if (words.length < 2) {
                        throw new InvalidInput("/actions", "invalid", "says when and what");
                    }
                    return new Policy.Action(words[0], words[1], words.length == 3 ? words[2] : null);
                })
                .toList();
    }

    static String minutes(Policy.Target target) {
        if (target == null) {
            return "";
        }
        return target.byPriority() == null
                ? target.minutes() == null ? "" : target.minutes().toString()
                : PRIORITIES.stream()
                        .filter(target.byPriority()::containsKey)
                        .map(priority -> priority + "=" + target.byPriority().get(priority))
                        .collect(Collectors.joining(", "));
    }

    static String warnings(Policy.Target target) {
        return target == null || target.warnAt() == null
                ? ""
                : target.warnAt().stream().map(BigDecimal::toPlainString).collect(Collectors.joining(", "));
    }

    static String actions(List<Policy.Action> actions) {
        List<String> lines = new ArrayList<>();
        actions.forEach(action ->
                lines.add(action.on() + " " + action.what() + (action.to() == null ? "" : " " + action.to())));
        return String.join("\n", lines);
    }
}
