package eus.arreta.access.internal.api;

import eus.arreta.access.CurrentActor;
import eus.arreta.access.PersonalDataReads;
import eus.arreta.access.PersonalDataReads.Filter;
import eus.arreta.access.PersonalDataReads.Read;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.http.Page;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.UUID;

/** {@code /api/audit/reads}: who read whose personal data. */
@Path("/api/audit/reads")
public class ReadsResource {

    private final PersonalDataReads reads;
    private final CurrentActor current;

    public ReadsResource(PersonalDataReads reads, CurrentActor current) {
        this.reads = reads;
        this.current = current;
    }

    @GET
    public Page<Read> list(
            @QueryParam("citizen") UUID citizen,
            @QueryParam("actor") UUID actor,
            @QueryParam("from") String from,
            @QueryParam("limit") Integer limit,
            @QueryParam("after") String after) {
        return reads.list(current.get(), new Filter(citizen, actor, instant(from)), limit, after);
    }

    private static Instant instant(String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException wrong) {
            throw new InvalidInput("/from", "invalid", "is not an ISO 8601 instant");
        }
    }
}
