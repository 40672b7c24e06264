package eus.arreta.sla;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What is promised to cases of some sort.
 *
 * @param id       given when it is made
 * @param name     as people call it; no two that are active have the same
 * @param position policies are looked at from the lowest on; the first that matches counts
 * @param match    which cases get it; what is absent matches every case
 * @param calendar slug of the calendar whose business time counts; absent where every target is in natural time
 * @param targets  by their word: {@code firstResponse}, {@code nextResponse}, {@code resolution}, {@code promise},
 *     {@code replyWindow}
 * @param pauseOn  states of a case in which its clocks stand still: {@code waiting}, {@code on-hold}
 * @param onReopen {@code resume} or {@code restart}
 * @param actions  what is done at a warning and at a breach
 * @param active   false once it was taken out
 * @param version  counts from 1
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Policy(
        UUID id,
        String name,
        Integer position,
        Match match,
        String calendar,
        Map<String, Target> targets,
        List<String> pauseOn,
        String onReopen,
        List<Action> actions,
        boolean active,
        int version) {

    /** Which cases; each part is one value that the case must have. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Match(String channel, String queue, String kind, String topic, String priority, String language) {

        /** Every case. */
        public static final Match ANY = new Match(null, null, null, null, null, null);
    }

    /**
     * Within what time.
     *
     * @param minutes    for every priority; absent where {@code byPriority} says it
     * @param byPriority minutes by priority; a priority that is absent has no such target
     * @param time       {@code business} or {@code natural}
     * @param warnAt     fractions of the time at which to warn, above 0 and below 1, rising
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Target(Integer minutes, Map<String, Integer> byPriority, String time, List<BigDecimal> warnAt) {}

    /**
     * What is done.
     *
     * @param on   {@code warning} or {@code breach}
     * @param what {@code notify}, {@code raise-priority}, {@code move-queue}, {@code webhook} or {@code mail}
     * @param to   the queue, or whom; absent where that follows
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Action(String on, String what, String to) {}

    /** The same at another position. */
    public Policy at(int itsPosition) {
        return new Policy(id, name, itsPosition, match, calendar, targets, pauseOn, onReopen, actions, active, version);
    }

    /** The same as it is stored under a number. */
    public Policy numbered(UUID itsId, boolean isActive, int itsVersion) {
        return new Policy(
                itsId, name, position, match, calendar, targets, pauseOn, onReopen, actions, isActive, itsVersion);
    }
}
