package eus.arreta.webui.internal.inbox;

import eus.arreta.cases.AgentDesk;
import eus.arreta.cases.Notification;
import eus.arreta.http.Page;
import eus.arreta.webui.internal.page.ConsoleFrame;
import eus.arreta.webui.internal.page.ConsolePage;
import eus.arreta.webui.internal.page.Pages;
import eus.arreta.webui.internal.page.Refusals;
import eus.arreta.webui.internal.page.SignedIn;
import eus.arreta.webui.internal.text.CoreTexts;
import eus.arreta.webui.internal.text.Moments;
import eus.arreta.webui.internal.text.Wording;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** {@code /notifications}: what the reader is told. */
@Path("/notifications")
@ConsolePage
@SignedIn
@Produces(MediaType.TEXT_HTML)
public class NotificationPages {

    private final AgentDesk desk;
    private final Moments moments;
    private final ConsoleFrame frame;
    private final Refusals refusals;

    public NotificationPages(AgentDesk desk, Moments moments, ConsoleFrame frame, Refusals refusals) {
        this.desk = desk;
        this.moments = moments;
        this.frame = frame;
        this.refusals = refusals;
    }

    @GET
    public Response list(@QueryParam("after") String after) {
        Wording wording = frame.wording();
        Page<NotificationRows.Row> page =
                desk.notifications(frame.actor(), false, null, after).map(one -> row(one, wording));
        String next = page.next() == null ? null : "/notifications?after=" + page.next();
        return frame.answer(
                Pages.notifications(frame.console("notifications", "case"), new NotificationRows(page.items(), next)));
    }

    @POST
    @Path("read")
    public Response read() {
        desk.read(frame.actor(), null);
        return Response.noContent().header("HX-Refresh", "true").build();
    }

    private NotificationRows.Row row(Notification one, Wording wording) {
        return new NotificationRows.Row(
                "/cases/" + one.caseNumber(),
                words(one, wording.core()),
                one.subject(),
                one.text() == null ? "" : one.text(),
                moments.full(one.at(), wording.language()),
                one.readAt() == null);
    }

    private static String words(Notification one, CoreTexts texts) {
        return switch (one.what()) {
            case "mention" -> texts.notMention(one.by());
            case "assigned" -> texts.notAssigned(one.by());
            case "glass-broken" -> texts.notGlass(one.by());
            case "sla-warning" -> texts.notSlaWarning();
            case "sla-breached" -> texts.notSlaBreached();
            default -> texts.notOther(one.by());
        };
    }

    @ServerExceptionMapper
    public Response refuse(RuntimeException failed, @Context HttpHeaders request) {
        return refusals.answer(failed, request);
    }
}
