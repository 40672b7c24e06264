package eus.arreta.cases.internal.api;

import eus.arreta.access.Actor;
import eus.arreta.access.CurrentActor;
import eus.arreta.cases.CaseView;
import eus.arreta.cases.CaseWork;
import eus.arreta.cases.Cases;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** {@code /api/continue-codes/{code}}: the case with which a citizen goes on here who was given a code elsewhere. */
@Path("/api/continue-codes/{code}")
public class ContinueCodesResource {

    private final CaseWork work;
    private final Cases cases;
    private final CurrentActor current;

    public ContinueCodesResource(CaseWork work, Cases cases, CurrentActor current) {
        this.work = work;
        this.cases = cases;
        this.current = current;
    }

    @GET
    public CaseView find(@PathParam("code") String code) {
        Actor actor = current.get();
        return cases.detail(actor, work.caseOfCode(actor, code));
    }
}
