package eus.arreta.notices.internal.api;

import eus.arreta.access.CurrentActor;
import eus.arreta.http.Page;
import eus.arreta.notices.Mail;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;

/** {@code /api/mail}: what went out by mail and what came of it, without what it says. */
@Path("/api/mail")
public class MailResource {

    private final Mail mail;
    private final CurrentActor current;

    public MailResource(Mail mail, CurrentActor current) {
        this.mail = mail;
        this.current = current;
    }

    @GET
    public Page<Mail.Item> list(
            @QueryParam("state") String state, @QueryParam("limit") Integer limit, @QueryParam("after") String after) {
        return mail.list(current.get(), state, limit, after);
    }

    @GET
    @Path("{id}")
    public Mail.Item get(@PathParam("id") UUID id) {
        return mail.find(current.get(), id);
    }
}
