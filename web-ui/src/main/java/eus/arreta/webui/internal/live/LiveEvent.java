package eus.arreta.webui.internal.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import eus.arreta.cases.CaseEvent;
import java.util.UUID;

/** What a browser is told of a case event: enough to know what to ask for again, and nothing that somebody wrote. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LiveEvent(UUID caseId, String number, String what, long sequence, UUID entryId, String detail, UUID actorId) {

    static LiveEvent of(CaseEvent event) {
        return new LiveEvent(
                event.caseId(),
                event.number(),
                event.what(),
                event.sequence(),
                event.entryId(),
                event.detail(),
                event.actorId());
    }
}
