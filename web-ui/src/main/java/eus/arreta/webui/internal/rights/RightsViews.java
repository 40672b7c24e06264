package eus.arreta.webui.internal.rights;

import java.util.List;

/** What the pages of data protection show. */
public final class RightsViews {

    private RightsViews() {}

    /** A value to choose. */
    public record Choice(String value, String label, boolean chosen) {}

    /** A part of the list of receipts; {@code next} is where the next one is, absent at the end. */
    public record Receipts(List<Receipt> items, String next) {}

    /**
     * What became of somebody's data.
     *
     * @param whole false when a part is still blocked
     * @param cases numbers, separated by commas; empty when there were none
     */
    public record Receipt(String id, String when, boolean whole, String cases, List<BlockedPart> blocked) {}

    /** A part of the list of what is blocked. @param mayRead whether the reader may look into it, with a reason */
    public record BlockedParts(List<BlockedPart> items, boolean mayRead, String next) {}

    /**
     * Something that is not destroyed yet.
     *
     * @param what        a case's number, or words for all about a person
     * @param until       as words
     * @param why         the rule or the hold that keeps it
     * @param destroyed   when it was, as words; absent while it is kept
     */
    public record BlockedPart(
            String id, String receipt, String what, String until, String why, String blockedAt, String destroyed) {}

    /** A part of the list of holds. */
    public record Holds(List<HoldLine> items, String next) {}

    /**
     * A hold.
     *
     * @param address  of the page of what it keeps
     * @param set      by whom and when
     * @param released by whom and when; absent while it stands
     */
    public record HoldLine(String id, String what, String address, String reason, String set, String released) {}

    /** The rules, and the one that is written. */
    public record Rules(List<RuleLine> items, RuleForm form) {}

    /** A rule as a line. */
    public record RuleLine(String code, String kind, String topic, int months, String reason, boolean chosen) {}

    /**
     * A rule to write.
     *
     * @param code   empty for a new one
     * @param months empty for a new one
     */
    public record RuleForm(
            String code, List<Choice> kinds, List<Choice> topics, String months, String reason, int version) {}

    /** A part of what the next run would destroy. */
    public record DueCases(List<DueCase> items, String next) {}

    /** A case whose term is over. */
    public record DueCase(String number, String closed, String rule, String until, boolean held) {}

    /** A part of the list of runs. */
    public record Runs(List<RunLine> items, String next) {}

    /** A run. @param ended as words */
    public record RunLine(String started, String ended, String by, int destroyed) {}
}
