package eus.arreta.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * One thing that a citizen wants.
 *
 * @param kind       word of the catalogue's kinds of request
 * @param topic      code of the catalogue; absent when unknown
 * @param outcome    absent while it is open
 * @param details    what the outcome needs: body, registryNumber, registeredAt, reason
 * @param caseNumber absent in a call or visit that left no work
 * @param inbound    whether the citizen is owed an answer
 * @param formUrl    the official form by which it is to be filed; absent when it may be answered here
 * @param decidedBy  name of who decided; absent while it is open
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Concern(
        UUID id,
        UUID contactId,
        String kind,
        String topic,
        Outcome outcome,
        Map<String, Object> details,
        String caseNumber,
        String note,
        boolean inbound,
        boolean mustBeFiled,
        String formUrl,
        Instant decidedAt,
        String decidedBy,
        int version) {}
