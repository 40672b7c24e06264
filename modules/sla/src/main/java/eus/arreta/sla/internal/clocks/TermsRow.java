package eus.arreta.sla.internal.clocks;

import java.time.Instant;
import java.util.UUID;

/** A row of {@code sla.case_terms}: which versions a case's clocks count by from an event on. */
record TermsRow(
        UUID caseId,
        long sequence,
        Instant at,
        UUID policyId,
        Integer policyVersion,
        Integer calendarVersion,
        String priority,
        String reason,
        UUID byId,
        String byName) {}
