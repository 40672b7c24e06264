package eus.arreta.webui.internal.settings;

import eus.arreta.access.Permission;
import eus.arreta.gateway.ChannelAccount;
import eus.arreta.gateway.ChannelAccounts;
import eus.arreta.gateway.ParkedEvent;
import eus.arreta.gateway.ParkedEvents;
import eus.arreta.http.Page;
import eus.arreta.webui.internal.page.ConsoleFrame;
import eus.arreta.webui.internal.page.ConsolePage;
import eus.arreta.webui.internal.page.Pages;
import eus.arreta.webui.internal.page.SignedIn;
import eus.arreta.webui.internal.text.Moments;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** {@code /settings/parked}: what channels could not read. */
@Path("/settings/parked")
@ConsolePage
@SignedIn
@Produces(MediaType.TEXT_HTML)
public class ParkedPages {

    private static final String HERE = "/settings/parked";

    private final ParkedEvents parked;
    private final ChannelAccounts accounts;
    private final Moments moments;
    private final ConsoleFrame frame;
    private final AdminRefusals refusals;

    public ParkedPages(
            ParkedEvents parked,
            ChannelAccounts accounts,
            Moments moments,
            ConsoleFrame frame,
            AdminRefusals refusals) {
        this.parked = parked;
        this.accounts = accounts;
        this.moments = moments;
        this.frame = frame;
        this.refusals = refusals;
    }

    @GET
    public Response list(@QueryParam("account") UUID account, @QueryParam("after") String after) {
        Page<ParkedEvent> page = parked.list(frame.actor(), account, null, after);
        Map<UUID, String> names = names();
        String of = account == null ? "" : "account=" + account + "&";
        return frame.answer(Pages.parked(
                frame.console("settings", "case"),
                new AccountViews.Parked(
                        page.items().stream().map(one -> line(one, names)).toList(),
                        page.next() == null ? null : HERE + "?" + of + "after=" + page.next())));
    }

    /** What it says is for those who may read what citizens write. */
    @GET
    @Path("{id}")
    public Response show(@PathParam("id") UUID id) {
        ParkedEvent found = parked.read(frame.actor(), id);
        return frame.answer(Pages.parkedEvent(
                frame.console("settings", "case"), new AccountViews.ParkedOpen(line(found, names()), found.raw())));
    }

    @POST
    @Path("{id}/retry")
    public Response retry(@PathParam("id") UUID id) {
        parked.retry(frame.actor(), id);
        return AdminForm.to(HERE);
    }

    @POST
    @Path("{id}/discard")
    public Response discard(@PathParam("id") UUID id) {
        parked.discard(frame.actor(), id);
        return AdminForm.to(HERE);
    }

    private AccountViews.ParkedLine line(ParkedEvent one, Map<UUID, String> names) {
        return new AccountViews.ParkedLine(
                one.id().toString(),
                moments.full(one.at(), frame.wording().language()),
                names.getOrDefault(one.accountId(), one.accountId().toString()),
                one.kind(),
                one.size(),
                one.tries());
    }

    /** What accounts are called, for those who may know. */
    private Map<UUID, String> names() {
        return frame.actor().may(Permission.CHANNEL_ACCOUNTS)
                ? accounts.list(frame.actor()).stream()
                        .collect(Collectors.toMap(ChannelAccount::id, ChannelAccount::name))
                : Map.of();
    }

    @ServerExceptionMapper
    public Response refuse(RuntimeException failed, @Context HttpHeaders request) {
        return refusals.answer(failed, request, (pointer, texts) -> pointer);
    }
}
