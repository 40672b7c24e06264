package eus.arreta.reception.internal.api;

import eus.arreta.access.CurrentActor;
import eus.arreta.http.Problem;
import eus.arreta.reception.Reception;
import eus.arreta.reception.Reception.Preview;
import eus.arreta.reception.Reception.PreviewWanted;
import eus.arreta.reception.ReceptionSettings;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;

/** {@code /api/channel-accounts/{id}/reception}: what an account says by itself. */
@Path("/api/channel-accounts/{id}/reception")
public class ReceptionResource {

    private final Reception reception;
    private final CurrentActor current;

    public ReceptionResource(Reception reception, CurrentActor current) {
        this.reception = reception;
        this.current = current;
    }

    @GET
    public ReceptionSettings get(@PathParam("id") UUID id) {
        return reception.settings(current.get(), id);
    }

    @PUT
    public ReceptionSettings put(@PathParam("id") UUID id, ReceptionSettings body) {
        return reception.put(current.get(), id, required(body));
    }

    @POST
    @Path("preview")
    public Preview preview(@PathParam("id") UUID id, PreviewWanted body) {
        return reception.preview(current.get(), id, required(body));
    }

    private static <T> T required(T body) {
        if (body == null) {
            throw Problem.of(400, "malformed-json", "The body is missing.");
        }
        return body;
    }
}
