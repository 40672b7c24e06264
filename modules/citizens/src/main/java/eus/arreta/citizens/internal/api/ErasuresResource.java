package eus.arreta.citizens.internal.api;

import eus.arreta.access.CurrentActor;
import eus.arreta.citizens.DataRights;
import eus.arreta.citizens.DataRights.Receipt;
import eus.arreta.http.Page;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;

/** {@code /api/erasures}: receipts of what was erased. */
@Path("/api/erasures")
public class ErasuresResource {

    private final DataRights rights;
    private final CurrentActor current;

    public ErasuresResource(DataRights rights, CurrentActor current) {
        this.rights = rights;
        this.current = current;
    }

    @GET
    public Page<Receipt> receipts(@QueryParam("limit") Integer limit, @QueryParam("after") String after) {
        return rights.receipts(current.get(), limit, after);
    }

    @GET
    @Path("{id}")
    public Receipt receipt(@PathParam("id") UUID id) {
        return rights.receipt(current.get(), id);
    }
}
