package eus.arreta.webui.internal.notices;

import eus.arreta.access.Actor;
import eus.arreta.access.Permission;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.http.IdempotencyKeys;
import eus.arreta.http.Page;
import eus.arreta.notices.Notice;
import eus.arreta.notices.NoticeTemplate;
import eus.arreta.notices.Notices;
import eus.arreta.webui.internal.page.ConsoleFrame;
import eus.arreta.webui.internal.page.ConsolePage;
import eus.arreta.webui.internal.page.Pages;
import eus.arreta.webui.internal.page.Refusals;
import eus.arreta.webui.internal.page.SignedIn;
import eus.arreta.webui.internal.text.ChannelNames;
import eus.arreta.webui.internal.text.Language;
import eus.arreta.webui.internal.text.Moments;
import eus.arreta.webui.internal.text.NoticeTexts;
import eus.arreta.webui.internal.text.Wording;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
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
import jakarta.ws.rs.core.UriBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** {@code /notices}: courtesy messages to citizens, and what came of them. */
@Path("/notices")
@ConsolePage
@SignedIn
@Produces(MediaType.TEXT_HTML)
public class NoticePages {

    private static final int MOST_WRONG_SHOWN = 50;
    /** States in which nothing is to be waited for. */
    private static final Set<String> OVER =
            Set.of("sent", "delivered", "read", "failed", "unknown", "skipped", "cancelled");

    private final Notices notices;
    private final IdempotencyKeys keys;
    private final ChannelNames channels;
    private final ConsoleFrame frame;
    private final Moments moments;
    private final Refusals refusals;

    public NoticePages(
            Notices notices,
            IdempotencyKeys keys,
            ChannelNames channels,
            ConsoleFrame frame,
            Moments moments,
            Refusals refusals) {
        this.notices = notices;
        this.keys = keys;
        this.channels = channels;
        this.frame = frame;
        this.moments = moments;
        this.refusals = refusals;
    }

    @GET
    public Response list(@QueryParam("after") String after) {
        Wording wording = frame.wording();
        Page<NoticeViews.Line> page = notices.list(frame.actor(), null, after).map(notice -> line(notice, wording));
        String next = page.next() == null
                ? null
                : UriBuilder.fromPath("/notices")
                        .queryParam("after", page.next())
                        .build()
                        .toString();
        return frame.answer(Pages.notices(frame.console("notices", "case"), new NoticeViews.Lines(page.items(), next)));
    }

    /** @param citizen id of the one person whom it is for; absent for a list */
    @GET
    @Path("new")
    public Response draft(@QueryParam("template") String template, @QueryParam("citizen") UUID citizen) {
        Actor actor = frame.actor();
        List<NoticeViews.Choice> templates = notices.templates(actor, Page.MAX_LIMIT, null).items().stream()
                .filter(NoticeTemplate::active)
                .map(one -> new NoticeViews.Choice(
                        one.slug(), one.slug(), one.slug().equals(template)))
                .toList();
        List<NoticeViews.Choice> accounts = notices.accounts(actor).stream()
                .map(one -> new NoticeViews.Choice(
                        one.id().toString(),
                        one.name() + " · "
                                + channels.of(one.channel(), frame.wording().language())
                                        .label(),
                        false))
                .toList();
        boolean chosen = templates.stream().anyMatch(NoticeViews.Choice::chosen);
        return frame.answer(Pages.newNotice(
                frame.console("notices", "case"),
                new NoticeViews.Draft(
                        templates,
                        accounts,
                        chosen ? readings(actor, template) : List.of(),
                        citizen == null ? "" : citizen.toString(),
                        UUID.randomUUID().toString())));
    }

    private List<NoticeViews.Reading> readings(Actor actor, String template) {
        return Arrays.stream(Language.values())
                .map(language -> new NoticeViews.Reading(
                        language.code(),
                        language.ownName(),
                        notices.preview(actor, template, language.code(), Map.of())))
                .toList();
    }

    /** @param act {@code check} to learn what would happen, {@code send} to do it */
    @POST
    @Path("send")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Transactional
    public Response send(
            @RestForm String template,
            @RestForm String account,
            @RestForm String at,
            @RestForm String citizen,
            @RestForm String key,
            @RestForm String act,
            @RestForm("list") FileUpload list) {
        Actor actor = frame.actor();
        byte[] csv = csv(citizen, list);
        Instant scheduledAt = at == null || at.isBlank() ? null : moments.typed(at, "/scheduledAt");
        Notices.Wanted wanted = new Notices.Wanted(template, id(account), scheduledAt);
        if (!"send".equals(act)) {
            return frame.answer(Pages.noticeChecked(checked(notices.create(actor, wanted, csv, true))));
        }
        UUID made = keys.once(
                        actor.id(),
                        key,
                        "POST /notices/send " + wanted + " " + new String(csv, StandardCharsets.ISO_8859_1),
                        () -> new IdempotencyKeys.Answer(
                                201, notices.create(actor, wanted, csv, false).id()))
                .id();
        return Response.noContent().header("HX-Redirect", "/notices/" + made).build();
    }

    private static byte[] csv(String citizen, FileUpload list) {
        if (citizen != null && !citizen.isBlank()) {
            return ("citizen\n" + citizen.strip() + "\n").getBytes(StandardCharsets.UTF_8);
        }
        try {
            return list == null ? new byte[0] : Files.readAllBytes(list.uploadedFile());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static UUID id(String typed) {
        try {
            return UUID.fromString(typed == null ? "" : typed);
        } catch (IllegalArgumentException none) {
            return null;
        }
    }

    private NoticeViews.Checked checked(Notices.Created created) {
        NoticeTexts texts = frame.wording().notice();
        return new NoticeViews.Checked(
                texts.wouldGo(Integer.toString(created.accepted())),
                counted(created.skippedNow(), texts),
                created.rejected().isEmpty()
                        ? null
                        : texts.rejectedRows(Integer.toString(created.rejected().size())),
                created.rejected().stream()
                        .limit(MOST_WRONG_SHOWN)
                        .map(error -> new NoticeViews.Wrong(
                                texts.rowLine(Long.toString(error.line())), error.field(), error.message()))
                        .toList(),
                created.rejected().size() > MOST_WRONG_SHOWN);
    }

    @GET
    @Path("{id}")
    public Response show(@PathParam("id") UUID id) {
        Notice notice = notices.find(frame.actor(), id);
        Wording wording = frame.wording();
        return frame.answer(Pages.notice(
                frame.console("notices", "case"),
                new NoticeViews.Open(
                        line(notice, wording), wording.notice().byWhom(notice.createdBy()), progress(notice))));
    }

    @GET
    @Path("{id}/progress")
    public Response progress(@PathParam("id") UUID id) {
        return frame.answer(Pages.noticeProgress(progress(notices.find(frame.actor(), id))));
    }

    @POST
    @Path("{id}/cancel")
    public Response cancel(@PathParam("id") UUID id) {
        return frame.answer(Pages.noticeProgress(progress(notices.cancel(frame.actor(), id))));
    }

    /** @param choice {@code resend} or {@code discard} */
    @POST
    @Path("{id}/decision")
    public Response decide(@PathParam("id") UUID id, @RestForm String choice) {
        if (!"resend".equals(choice) && !"discard".equals(choice)) {
            throw new InvalidInput("/choice", "invalid", "is neither resend nor discard");
        }
        return frame.answer(Pages.noticeProgress(progress(notices.decide(frame.actor(), id, choice.equals("resend")))));
    }

    private NoticeViews.Progress progress(Notice notice) {
        NoticeTexts texts = frame.wording().notice();
        Actor actor = frame.actor();
        int done = notice.counts().entrySet().stream()
                .filter(count -> OVER.contains(count.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
        boolean moves = notice.state().equals("scheduled") || notice.state().equals("sending");
        return new NoticeViews.Progress(
                notice.id().toString(),
                NoticeWords.state(notice.state(), texts),
                notice.recipients(),
                done,
                texts.progressOf(Integer.toString(done), Integer.toString(notice.recipients())),
                notice.counts().entrySet().stream()
                        .map(count ->
                                new NoticeViews.Counted(NoticeWords.recipient(count.getKey(), texts), count.getValue()))
                        .toList(),
                counted(notice.reasons(), texts),
                moves || done < notice.recipients(),
                moves,
                notice.counts().containsKey("unknown"),
                actor.may(Permission.EXPORT));
    }

    private static List<NoticeViews.Counted> counted(Map<String, Integer> reasons, NoticeTexts texts) {
        return reasons.entrySet().stream()
                .map(count -> new NoticeViews.Counted(NoticeWords.reason(count.getKey(), texts), count.getValue()))
                .toList();
    }

    private NoticeViews.Line line(Notice notice, Wording wording) {
        return new NoticeViews.Line(
                notice.id().toString(),
                notice.template(),
                NoticeWords.kind(notice.kind(), wording.notice()),
                channels.of(notice.channel(), wording.language()).label(),
                NoticeWords.state(notice.state(), wording.notice()),
                notice.recipients(),
                moments.full(notice.scheduledAt(), wording.language()));
    }

    @ServerExceptionMapper
    public Response refuse(RuntimeException failed, @Context HttpHeaders request) {
        return refusals.answer(failed, request);
    }
}
