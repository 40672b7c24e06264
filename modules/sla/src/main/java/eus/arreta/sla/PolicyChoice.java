package eus.arreta.sla;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;

/**
 * Which policy a case gets, and why.
 *
 * @param policy     absent when none matches
 * @param considered every policy that was looked at, in that order, up to the one that matched
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PolicyChoice(Chosen policy, List<Considered> considered) {

    /** The policy. */
    public record Chosen(UUID id, String name, int version) {}

    /**
     * One that was looked at.
     *
     * @param differences why it doesn't match; empty when it does
     */
    public record Considered(UUID id, String name, boolean matches, List<Difference> differences) {}

    /** A part in which a case isn't what the policy asks for; {@code is} has every value that the case has. */
    public record Difference(String field, String wanted, List<String> is) {}
}
