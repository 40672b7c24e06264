package eus.arreta.webui.internal.settings;

import eus.arreta.access.Actor;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.gateway.ChannelAccount;
import eus.arreta.gateway.ChannelAccounts;
import eus.arreta.http.Problem;
import eus.arreta.reception.Reception;
import eus.arreta.reception.ReceptionSettings;
import eus.arreta.reception.Situation;
import eus.arreta.webui.internal.page.ConsoleFrame;
import eus.arreta.webui.internal.page.ConsolePage;
import eus.arreta.webui.internal.page.Pages;
import eus.arreta.webui.internal.page.Refusals;
import eus.arreta.webui.internal.page.SignedIn;
import eus.arreta.webui.internal.text.DeskTexts;
import eus.arreta.webui.internal.text.Language;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** {@code /settings/reception}: what each account says by itself, with a preview. */
@Path("/settings/reception")
@ConsolePage
@SignedIn
@Produces(MediaType.TEXT_HTML)
public class DeskPages {

    private final Reception reception;
    private final ChannelAccounts accounts;
    private final ConsoleFrame frame;
    private final Refusals refusals;

    public DeskPages(Reception reception, ChannelAccounts accounts, ConsoleFrame frame, Refusals refusals) {
        this.reception = reception;
        this.accounts = accounts;
        this.frame = frame;
        this.refusals = refusals;
    }

    @GET
    public Response list() {
        Actor actor = frame.actor();
        // There are few accounts: each is asked for its settings.
        List<DeskView.Account> shown = accounts.list(actor).stream()
                .map(account -> new DeskView.Account(
                        account.id().toString(),
                        account.name(),
                        account.channel(),
                        reception.settings(actor, account.id()).enabled()))
                .toList();
        return frame.answer(Pages.desks(frame.console("settings", "case"), shown));
    }

    @GET
    @Path("{id}")
    public Response show(@PathParam("id") UUID id) {
        Actor actor = frame.actor();
        ReceptionSettings settings = reception.settings(actor, id);
        ChannelAccount account = accounts.find(actor, id).orElseThrow(() -> Problem.notFound("channel account"));
        return frame.answer(Pages.desk(frame.console("settings", "case"), view(account, settings)));
    }

    private DeskView view(ChannelAccount account, ReceptionSettings settings) {
        DeskTexts texts = frame.wording().desk();
        return new DeskView(
                account.id().toString(),
                account.name(),
                settings.enabled(),
                Arrays.stream(Language.values())
                        .map(language -> new DeskView.Texts(
                                language,
                                settings.greeting().getOrDefault(language.code(), ""),
                                settings.information().purpose().getOrDefault(language.code(), "")))
                        .toList(),
                blank(settings.information().controller()),
                blank(settings.information().link()),
                settings.information().version(),
                settings.menu(),
                String.join("\n", settings.topics()),
                settings.answerWithinHours() == null
                        ? ""
                        : settings.answerWithinHours().toString(),
                blank(settings.calendar()),
                settings.satisfaction(),
                settings.version(),
                Arrays.stream(Situation.values())
                        .map(situation -> new DeskView.Labelled(situation.word(), label(texts, situation)))
                        .toList());
    }

    private static String blank(String text) {
        return text == null ? "" : text;
    }

    private static String label(DeskTexts texts, Situation situation) {
        return switch (situation) {
            case GREETING -> texts.situationGreeting();
            case LANGUAGE_QUESTION -> texts.situationLanguageQuestion();
            case LANGUAGE_CHOSEN -> texts.situationLanguageChosen();
            case TOPIC_CHOSEN -> texts.situationTopicChosen();
            case CASE_OPENED -> texts.situationCaseOpened();
            case HELP -> texts.situationHelp();
            case STATUS -> texts.situationStatus();
            case PERSON -> texts.situationPerson();
            case STOPPED -> texts.situationStopped();
            case SATISFACTION -> texts.situationSatisfaction();
            case SCORED -> texts.situationScored();
            case COMMENTED -> texts.situationCommented();
            case ENDED -> texts.situationEnded();
        };
    }

    @POST
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response put(@PathParam("id") UUID id, MultivaluedMap<String, String> fields) {
        reception.put(frame.actor(), id, new DeskForm(fields).settings());
        return Response.noContent().header("HX-Refresh", "true").build();
    }

    @POST
    @Path("{id}/preview")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response preview(@PathParam("id") UUID id, MultivaluedMap<String, String> fields) {
        DeskForm form = new DeskForm(fields);
        Reception.Preview preview = reception.preview(
                frame.actor(),
                id,
                new Reception.PreviewWanted(
                        Situation.of(form.text("situation")), form.text("language"), form.settings()));
        return frame.answer(Pages.deskPreview(new DeskView.Previewed(preview.messages())));
    }

    /** What is wrong with a form is named as the form names it. */
    @ServerExceptionMapper
    public Response refuse(RuntimeException failed, @Context HttpHeaders request) {
        if (failed instanceof InvalidInput invalid) {
            DeskTexts texts = frame.wording().desk();
            Set<String> wrong = new LinkedHashSet<>();
            invalid.errors().forEach(error -> wrong.add(field(texts, error.pointer())));
            return ConsoleFrame.answer(
                    422,
                    Pages.problemLine(texts.invalid(String.join(", ", wrong)), null),
                    frame.wording().language());
        }
        return refusals.answer(failed, request);
    }

    private static String field(DeskTexts texts, String pointer) {
        return switch (pointer.split("/")[1]) {
            case "greeting" -> texts.greeting();
            case "topics" -> texts.topics();
            case "answerWithinHours" -> texts.answerWithin();
            case "calendar" -> texts.openingHours();
            case "situation" -> texts.situation();
            case "language" -> texts.language();
            case "information" ->
                switch (pointer.split("/")[2]) {
                    case "controller" -> texts.controller();
                    case "purpose" -> texts.purpose();
                    case "link" -> texts.link();
                    default -> texts.textVersion();
                };
            default -> pointer;
        };
    }
}
