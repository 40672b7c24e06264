package eus.arreta.webui.internal.thread;

import eus.arreta.webui.internal.clocks.ClockLine;
import java.util.List;

/**
 * What stands beside the open case, and what can be done there.
 *
 * @param citizen      address of the citizen's page
 * @param mayWork      whether the reader works on cases
 * @param mayLinkBack whether a link to the chat can be sent by mail
 * @param mayRestrict  whether the reader says who may see cases
 * @param mayHold      whether the reader says what must not be destroyed
 * @param held         whether a hold keeps it from that
 * @param tags         separated by commas
 * @param snoozedUntil as words; absent when it isn't snoozed
 * @param muting       for how long the case's conversations may be muted; empty where there are none
 * @param mutedUntil   as words; absent while they are heard
 * @param mergedInto   number of the case that it is part of; absent unless it is
 * @param code         to go on with elsewhere; absent when none stands
 */
public record CaseSide(
        String citizen,
        boolean mayWork,
        boolean mayLinkBack,
        boolean mayRestrict,
        boolean mayHold,
        boolean held,
        boolean merged,
        List<ConcernLine> concerns,
        List<Choice> kinds,
        List<Choice> topics,
        List<Choice> priorities,
        List<Choice> queues,
        List<Choice> outcomes,
        List<Choice> bodies,
        List<Choice> linkTypes,
        String kind,
        String priority,
        String topic,
        List<FieldLine> fields,
        String tags,
        String snoozedUntil,
        List<Choice> muting,
        String mutedUntil,
        boolean following,
        boolean restricted,
        List<LinkLine> links,
        String mergedInto,
        List<String> mergedFrom,
        List<PromiseLine> promises,
        ClockLine.All clocks,
        List<DeadlineLine> deadlines,
        List<Choice> calendars) {

    /** Something to choose. */
    public record Choice(String value, String label, boolean chosen) {}

    /**
     * What the citizen wants.
     *
     * @param outcome as words; absent while it is open
     * @param note    what somebody wrote about it; absent when nobody did
     * @param formUrl the official form; absent where there is none
     */
    public record ConcernLine(
            String id, String kind, String topic, String note, String outcome, boolean mustBeFiled, String formUrl) {}

    /**
     * A field that an administrator added.
     *
     * @param type    word of what it holds
     * @param value   as a form field holds it; empty when it isn't filled in
     * @param shown   as words; absent when it isn't filled in
     * @param choices with the empty one first; empty unless there is something to choose
     * @param missing whether the case can't be resolved before it is filled in
     */
    public record FieldLine(
            String code,
            String label,
            String type,
            String value,
            String shown,
            List<Choice> choices,
            boolean missing) {}

    /** A link to another case. */
    public record LinkLine(String type, String label, String number, String subject) {}

    /**
     * A legal deadline.
     *
     * @param due         as words; absent while it is suspended
     * @param state       as words
     * @param tone        of the chip: late, act or ok
     * @param about       what it is, as words
     * @param toBeConfirmed whether no registry number is known
     * @param ended       whether it has ended, so that nothing can be changed any more
     * @param why         sentences that say how it came out
     */
    public record DeadlineLine(
            String id,
            String due,
            String state,
            String tone,
            String about,
            boolean toBeConfirmed,
            boolean ended,
            List<String> why) {}

    /**
     * A promise.
     *
     * @param kept as words; absent until somebody said so
     */
    public record PromiseLine(String id, String text, String owner, String due, String kept, int version) {}
}
