package eus.arreta.cases;

import java.time.Instant;

/**
 * What came of a concern, with what that outcome needs.
 *
 * @param body           code of the competent body that it is forwarded to
 * @param registryNumber under which it was filed
 * @param registeredAt   when it was filed; absent for now
 * @param reason         why no reply is needed
 * @param version        of the concern that the caller saw; absent for "whatever it is"
 */
public record OutcomeGiven(
        Outcome outcome, String body, String registryNumber, Instant registeredAt, String reason, Integer version) {}
