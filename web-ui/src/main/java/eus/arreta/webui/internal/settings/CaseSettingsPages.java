package eus.arreta.webui.internal.settings;

import eus.arreta.access.Actor;
import eus.arreta.access.Permission;
import eus.arreta.cases.ActionRule;
import eus.arreta.cases.CaseField;
import eus.arreta.cases.CaseSettings;
import eus.arreta.cases.CaseState;
import eus.arreta.cases.GuardedAction;
import eus.arreta.catalogue.RequestKind;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.citizens.IdentityAssurance;
import eus.arreta.webui.internal.page.ConsoleFrame;
import eus.arreta.webui.internal.page.ConsolePage;
import eus.arreta.webui.internal.page.Pages;
import eus.arreta.webui.internal.page.Refusals;
import eus.arreta.webui.internal.page.SignedIn;
import eus.arreta.webui.internal.page.StateWords;
import eus.arreta.webui.internal.settings.CaseSettingsView.Choice;
import eus.arreta.webui.internal.settings.CaseSettingsView.Name;
import eus.arreta.webui.internal.text.CaseWords;
import eus.arreta.webui.internal.text.Language;
import eus.arreta.webui.internal.text.RightsTexts;
import eus.arreta.webui.internal.text.Wording;
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
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** {@code /settings/cases}: further fields, what states are called, and how well a citizen must be known before an action. */
@Path("/settings/cases")
@ConsolePage
@SignedIn
@Produces(MediaType.TEXT_HTML)
public class CaseSettingsPages {

    private static final String ADDRESS = "/settings/cases";

    private final CaseSettings settings;
    private final StateWords states;
    private final ConsoleFrame frame;
    private final Refusals refusals;

    public CaseSettingsPages(CaseSettings settings, StateWords states, ConsoleFrame frame, Refusals refusals) {
        this.settings = settings;
        this.states = states;
        this.frame = frame;
        this.refusals = refusals;
    }

    /** @param code of the field to write; absent for a new one */
    @GET
    public Response show(@QueryParam("field") String code) {
        Actor actor = frame.actor();
        actor.require(Permission.SETTINGS);
        Wording wording = frame.wording();
        List<CaseField> fields = settings.fields(actor);
        CaseField open = fields.stream()
                .filter(field -> field.code().equals(code))
                .findFirst()
                .orElse(null);
        return frame.answer(Pages.caseSettings(
                frame.console("settings", "case"),
                new CaseSettingsView(
                        fields.stream()
                                .map(field -> new CaseSettingsView.FieldLine(
                                        field.code(),
                                        field.names().get(wording.language().code()),
                                        type(field.type(), wording.rights()),
                                        field.required(),
                                        field.active(),
                                        field == open))
                                .toList(),
                        form(open, fields, wording),
                        states(actor, wording),
                        settings.actionRules(actor).stream()
                                .map(rule -> new CaseSettingsView.ActionForm(
                                        rule.action().word(),
                                        action(rule.action(), wording.rights()),
                                        levels(rule.assurance().word(), wording.rights()),
                                        rule.version()))
                                .toList())));
    }

    private static CaseSettingsView.FieldForm form(CaseField open, List<CaseField> fields, Wording wording) {
        RightsTexts texts = wording.rights();
        List<String> kinds = open == null ? List.of() : open.kinds();
        CaseWords words = new CaseWords(wording);
        return new CaseSettingsView.FieldForm(
                open == null ? "" : open.code(),
                open == null ? "" : open.type().word(),
                open == null ? "" : type(open.type(), texts),
                Arrays.stream(CaseField.Type.values())
                        .map(type -> new Choice(type.word(), type(type, texts), false))
                        .toList(),
                names(open == null ? Map.of() : open.names()),
                open == null ? "" : String.join("\n", open.choices()),
                open != null && open.required(),
                open != null && open.searchable(),
                Arrays.stream(RequestKind.values())
                        .map(RequestKind::word)
                        .map(word -> new Choice(word, words.kind(word), kinds.contains(word)))
                        .toList(),
                levels(open == null ? "none" : open.assurance(), texts),
                open == null || open.active(),
                open == null
                        ? fields.stream().mapToInt(CaseField::position).max().orElse(0) + 1
                        : open.position(),
                open == null ? 0 : open.version());
    }

    private List<CaseSettingsView.StateForm> states(Actor actor, Wording wording) {
        CaseWords words = new CaseWords(wording);
        return settings.stateNames(actor).stream()
                .map(state -> new CaseSettingsView.StateForm(
                        state.state().word(), words.ownState(state.state()), names(state.names()), state.version()))
                .toList();
    }

    private static List<Name> names(Map<String, String> names) {
        return Arrays.stream(Language.values())
                .map(language -> new Name(language, names.getOrDefault(language.code(), "")))
                .toList();
    }

    private static List<Choice> levels(String chosen, RightsTexts texts) {
        return Arrays.stream(IdentityAssurance.values())
                .map(level -> new Choice(
                        level.word(), level(level, texts), level.word().equals(chosen)))
                .toList();
    }

    private static String level(IdentityAssurance level, RightsTexts texts) {
        return switch (level) {
            case NONE -> texts.assuranceNone();
            case TOLD_US -> texts.assuranceToldUs();
            case CODE_CONFIRMED -> texts.assuranceCode();
            case DOCUMENT_SEEN -> texts.assuranceDocument();
            case SIGNED_LOG_IN -> texts.assuranceSigned();
            case EID -> texts.assuranceEid();
        };
    }

    private static String type(CaseField.Type type, RightsTexts texts) {
        return switch (type) {
            case TEXT -> texts.typeText();
            case NUMBER -> texts.typeNumber();
            case DATE -> texts.typeDate();
            case BOOLEAN -> texts.typeBoolean();
            case CHOICE -> texts.typeChoice();
        };
    }

    private static String action(GuardedAction action, RightsTexts texts) {
        return switch (action) {
            case SEND_FILES -> texts.actionSendFiles();
            case FILE -> texts.actionFile();
            case CONTINUE_ELSEWHERE -> texts.actionContinue();
        };
    }

    @POST
    @Path("fields")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response putField(MultivaluedMap<String, String> fields) {
        settings.putField(frame.actor(), new CaseSettingsForm(fields).field());
        return Response.noContent().header("HX-Redirect", ADDRESS).build();
    }

    /** Names a state; no names at all give it back Arreta's own. */
    @POST
    @Path("states/{state}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response nameState(@PathParam("state") String state, MultivaluedMap<String, String> fields) {
        CaseSettingsForm form = new CaseSettingsForm(fields);
        settings.nameState(frame.actor(), CaseState.of(state), form.names(), form.version());
        states.changed();
        return refreshed();
    }

    @POST
    @Path("actions/{action}")
    public Response putAction(@PathParam("action") String action, @RestForm String assurance, @RestForm int version) {
        settings.putActionRule(
                frame.actor(), new ActionRule(GuardedAction.of(action), IdentityAssurance.of(assurance), version));
        return refreshed();
    }

    private static Response refreshed() {
        return Response.noContent().header("HX-Refresh", "true").build();
    }

    /** What is wrong with a form is named as the form names it. */
    @ServerExceptionMapper
    public Response refuse(RuntimeException failed, @Context HttpHeaders request) {
        if (failed instanceof InvalidInput invalid) {
            RightsTexts texts = frame.wording().rights();
            String wrong = invalid.errors().stream()
                    .map(error -> field(texts, error.pointer()))
                    .distinct()
                    .collect(Collectors.joining(", "));
            return ConsoleFrame.answer(
                    422,
                    Pages.problemLine(texts.invalid(wrong), null),
                    frame.wording().language());
        }
        return refusals.answer(failed, request);
    }

    private static String field(RightsTexts texts, String pointer) {
        return switch (pointer.split("/")[1]) {
            case "code" -> texts.code();
            case "type" -> texts.fieldType();
            case "names" -> texts.names();
            case "choices" -> texts.choices();
            case "kind" -> texts.fieldKinds();
            case "assurance" -> texts.fieldAssurance();
            case "position" -> texts.position();
            default -> pointer;
        };
    }
}
