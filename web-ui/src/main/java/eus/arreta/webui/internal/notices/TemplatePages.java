package eus.arreta.webui.internal.notices;

import eus.arreta.access.Actor;
import eus.arreta.http.Page;
import eus.arreta.notices.NoticeTemplate;
import eus.arreta.notices.Notices;
import eus.arreta.webui.internal.page.ConsoleFrame;
import eus.arreta.webui.internal.page.ConsolePage;
import eus.arreta.webui.internal.page.Pages;
import eus.arreta.webui.internal.page.Refusals;
import eus.arreta.webui.internal.page.SignedIn;
import eus.arreta.webui.internal.text.Language;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** {@code /notices/templates}: the words of notices. */
@Path("/notices/templates")
@ConsolePage
@SignedIn
@Produces(MediaType.TEXT_HTML)
public class TemplatePages {

    private final Notices notices;
    private final ConsoleFrame frame;
    private final Refusals refusals;

    public TemplatePages(Notices notices, ConsoleFrame frame, Refusals refusals) {
        this.notices = notices;
        this.frame = frame;
        this.refusals = refusals;
    }

    /** @param slug of the one to write; absent for a new one */
    @GET
    public Response show(@QueryParam("slug") String slug) {
        Actor actor = frame.actor();
        NoticeTemplate open = slug == null || slug.isBlank() ? null : notices.template(actor, slug);
        List<NoticeViews.Choice> all = notices.templates(actor, Page.MAX_LIMIT, null).items().stream()
                .map(one -> new NoticeViews.Choice(
                        one.slug(), one.slug(), one.slug().equals(slug)))
                .toList();
        return frame.answer(
                Pages.noticeTemplates(frame.console("notices", "case"), new NoticeViews.Templates(all, form(open))));
    }

    private static NoticeViews.TemplateForm form(NoticeTemplate open) {
        Map<String, String> texts = open == null ? Map.of() : open.texts();
        return new NoticeViews.TemplateForm(
                open == null ? "" : open.slug(),
                open != null && open.kind() == NoticeTemplate.Kind.REMINDER_OF_NOTIFICATION,
                Arrays.stream(Language.values())
                        .map(language -> new NoticeViews.Text(
                                language.code(),
                                language.ownName(),
                                texts.getOrDefault(language.code(), ""),
                                language == Language.EU || language == Language.ES))
                        .toList(),
                open == null
                        ? ""
                        : open.fallbacks().entrySet().stream()
                                .map(one -> one.getKey() + "=" + one.getValue())
                                .sorted()
                                .collect(Collectors.joining("\n")),
                open == null || open.disclaimer(),
                open == null || open.active(),
                open == null ? null : open.version());
    }

    @POST
    public Response put(
            @RestForm String slug,
            @RestForm String kind,
            @RestForm("text-eu") String eu,
            @RestForm("text-es") String es,
            @RestForm("text-fr") String fr,
            @RestForm("text-en") String en,
            @RestForm String fallbacks,
            @RestForm String disclaimer,
            @RestForm String active,
            @RestForm Integer version) {
        Map<String, String> texts = new HashMap<>();
        add(texts, "eu", eu);
        add(texts, "es", es);
        add(texts, "fr", fr);
        add(texts, "en", en);
        NoticeTemplate.Kind wanted = NoticeTemplate.Kind.of(kind);
        notices.put(
                frame.actor(),
                new NoticeTemplate(
                        slug == null ? "" : slug.strip(),
                        wanted,
                        texts,
                        values(fallbacks),
                        disclaimer != null || wanted == NoticeTemplate.Kind.REMINDER_OF_NOTIFICATION,
                        active != null,
                        0),
                version);
        return Response.noContent().header("HX-Redirect", "/notices/templates").build();
    }

    private static void add(Map<String, String> texts, String language, String typed) {
        if (typed != null && !typed.isBlank()) {
            texts.put(language, typed.replace("\r\n", "\n").strip());
        }
    }

    private static Map<String, String> values(String lines) {
        Map<String, String> values = new HashMap<>();
        (lines == null ? "" : lines).lines().filter(line -> !line.isBlank()).forEach(line -> {
            String[] parts = line.split("=", 2);
            values.put(parts[0].strip(), parts.length == 2 ? parts[1].strip() : "");
        });
        return values;
    }

    @ServerExceptionMapper
    public Response refuse(RuntimeException failed, @Context HttpHeaders request) {
        return refusals.answer(failed, request);
    }
}
