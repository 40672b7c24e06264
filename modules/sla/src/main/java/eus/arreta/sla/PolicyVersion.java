package eus.arreta.sla;

import java.time.Instant;

/** A version of a policy, and when it was made. */
public record PolicyVersion(Policy policy, Instant madeAt) {}
