package eus.arreta.cases.internal.api;

import eus.arreta.access.CurrentActor;
import eus.arreta.cases.BulkWork;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;

/** {@code /api/cases/bulk}: the same work on several cases; the answer says of each what came of it. */
@Path("/api/cases/bulk")
public class BulkResource {

    private final BulkWork work;
    private final CurrentActor current;

    public BulkResource(BulkWork work, CurrentActor current) {
        this.work = work;
        this.current = current;
    }

    /** What shall be done with which cases. Doing it again changes nothing more. */
    public record Bulk(
            List<String> numbers,
            BulkWork.Assignment assignment,
            BulkWork.NewState state,
            String priority,
            List<String> tags) {}

    /** What came of each. */
    public record Results(List<BulkWork.Result> results) {}

    @POST
    public Results apply(Bulk body) {
        Once.require(body);
        return new Results(work.apply(
                current.get(),
                body.numbers(),
                new BulkWork.Wanted(body.assignment(), body.state(), body.priority(), body.tags())));
    }
}
