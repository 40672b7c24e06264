package eus.arreta.webui.internal.settings;

import java.util.List;

/** Policies of service as administrators are shown them. */
public final class PolicyViews {

    private PolicyViews() {}

    /** One policy; all but the name as words. @param earlier what the button says that has it looked at before; {@code later} likewise */
    public record Line(
            String id,
            String position,
            String name,
            String version,
            String match,
            List<String> targets,
            boolean active,
            String earlier,
            String later) {}

    /**
     * @param next    address of those that follow; absent at the end
     * @param choices what a case can be like, for trying
     */
    public record Lines(List<Line> items, String next, List<Choices> choices) {}

    /**
     * Which policy a case gets.
     *
     * @param passed why those before it don't match
     * @param result which does, or that none does
     */
    public record Choice(List<String> passed, String result) {}

    /** Something to choose. */
    public record Option(String value, String label, boolean chosen) {}

    /** By what a case can be told apart; {@code name} of the field. */
    public record Choices(String name, String label, List<Option> options) {}

    /** A target whose time the policy says; labels as words, values as a form holds them. */
    public record Timed(
            String word,
            String minutesLabel,
            String timeLabel,
            String warnLabel,
            String minutes,
            boolean natural,
            String warnAt) {}

    /** A target that ends when somebody else has said. */
    public record Given(String word, String label, String warnLabel, boolean promised, String warnAt) {}

    /** A version, and the address that shows it. */
    public record VersionLine(String address, String label) {}

    /** One re-application: when, who, why; how far it has come. */
    public record Applied(String label, String state) {}

    /**
     * A policy with all its parts, or the form of a new one.
     *
     * @param id         empty for a new one
     * @param version    the newest, which the form replaces
     * @param shown      says that another version is shown; absent when it is the newest
     */
    public record Open(
            String id,
            String name,
            String position,
            int version,
            String shown,
            boolean active,
            List<Choices> match,
            List<Option> calendars,
            List<Timed> timed,
            List<Given> given,
            boolean pausesWaiting,
            boolean pausesOnHold,
            boolean restarts,
            String actions,
            List<VersionLine> versions,
            List<Applied> applied) {}
}
