package eus.arreta.cases.internal.api;

import eus.arreta.access.CurrentActor;
import eus.arreta.cases.AgentDesk;
import eus.arreta.cases.Notification;
import eus.arreta.http.Page;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;

/** {@code /api/notifications}: what whoever asks is told. */
@Path("/api/notifications")
public class NotificationsResource {

    private final AgentDesk desk;
    private final CurrentActor current;

    public NotificationsResource(AgentDesk desk, CurrentActor current) {
        this.desk = desk;
        this.current = current;
    }

    /** The last notification that was seen. */
    public record Seen(UUID upTo) {}

    @GET
    public Page<Notification> list(
            @QueryParam("unread") boolean unread,
            @QueryParam("limit") Integer limit,
            @QueryParam("after") String after) {
        return desk.notifications(current.get(), unread, limit, after);
    }

    @POST
    @Path("read")
    @Transactional
    public void read(Seen body) {
        desk.read(current.get(), body == null ? null : body.upTo());
    }
}
