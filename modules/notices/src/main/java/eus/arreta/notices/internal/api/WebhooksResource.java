package eus.arreta.notices.internal.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import eus.arreta.access.CurrentActor;
import eus.arreta.http.Page;
import eus.arreta.http.Problem;
import eus.arreta.notices.Webhook;
import eus.arreta.notices.Webhooks;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** {@code /api/webhooks}: programs that are told of events. */
@Path("/api/webhooks")
public class WebhooksResource {

    private final Webhooks webhooks;
    private final CurrentActor current;

    public WebhooksResource(Webhooks webhooks, CurrentActor current) {
        this.webhooks = webhooks;
        this.current = current;
    }

    /** A new webhook with its secret, shown this one time. */
    public record Created(@JsonUnwrapped Webhook webhook, String secret) {}

    @GET
    public Page<Webhook> list() {
        return new Page<>(webhooks.list(current.get()), null);
    }

    @POST
    public Response create(Webhooks.Wanted body) {
        Webhooks.Created created = webhooks.create(current.get(), required(body));
        return Response.status(201)
                .entity(new Created(created.webhook(), created.secret()))
                .build();
    }

    @GET
    @Path("{id}")
    public Webhook get(@PathParam("id") UUID id) {
        return webhooks.find(current.get(), id);
    }

    @PATCH
    @Path("{id}")
    public Webhook change(@PathParam("id") UUID id, Webhooks.Wanted body) {
        return webhooks.change(current.get(), id, required(body));
    }

    @DELETE
    @Path("{id}")
    public void remove(@PathParam("id") UUID id) {
        webhooks.remove(current.get(), id);
    }

    @GET
    @Path("{id}/deliveries")
    public Page<Webhooks.Delivery> deliveries(
            @PathParam("id") UUID id,
            @QueryParam("state") String state,
            @QueryParam("limit") Integer limit,
            @QueryParam("after") String after) {
        return webhooks.deliveries(current.get(), id, state, limit, after);
    }

    @POST
    @Path("{id}/deliveries/{delivery}/resend")
    public Response resend(@PathParam("id") UUID id, @PathParam("delivery") UUID delivery) {
        webhooks.resend(current.get(), id, delivery);
        return Response.accepted().build();
    }

    private static Webhooks.Wanted required(Webhooks.Wanted body) {
        if (body == null) {
            throw Problem.of(400, "malformed-json", "The body is missing.");
        }
        return body;
    }
}
