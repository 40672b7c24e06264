package eus.arreta.sla.internal.api;

import eus.arreta.access.CurrentActor;
import eus.arreta.calendars.Explanations;
import eus.arreta.sla.CaseClocks;
import eus.arreta.sla.Clocks;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;

/** {@code /api/cases/{number}/sla}: a case's service clocks. */
@Path("/api/cases/{number}/sla")
public class ClocksResource {

    private final Clocks clocks;
    private final CurrentActor current;

    public ClocksResource(Clocks clocks, CurrentActor current) {
        this.clocks = clocks;
        this.current = current;
    }

    @GET
    public CaseClocks get(@PathParam("number") String number, @Context HttpHeaders headers) {
        return clocks.ofCase(current.get(), number, Explanations.language(headers.getAcceptableLanguages()));
    }
}
