package eus.arreta.webui.internal.settings;

import eus.arreta.access.Actor;
import eus.arreta.access.Permission;
import eus.arreta.channelapi.ChannelDescription;
import eus.arreta.channelapi.Health;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.gateway.ChannelAccount;
import eus.arreta.gateway.ChannelAccounts;
import eus.arreta.http.IdempotencyKeys;
import eus.arreta.http.Problem;
import eus.arreta.webui.internal.page.ConsoleFrame;
import eus.arreta.webui.internal.page.ConsolePage;
import eus.arreta.webui.internal.page.Pages;
import eus.arreta.webui.internal.page.SignedIn;
import eus.arreta.webui.internal.text.AdminTexts;
import eus.arreta.webui.internal.text.ChannelNames;
import eus.arreta.webui.internal.text.Language;
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
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** {@code /settings/accounts}: the configured connections of channels; the form is drawn from what a channel declares. */
@Path("/settings/accounts")
@ConsolePage
@SignedIn
@Produces(MediaType.TEXT_HTML)
public class AccountPages {

    private static final String HERE = "/settings/accounts";
    private static final String CONFIG = "/config/";

    private final ChannelAccounts accounts;
    private final ChannelNames names;
    private final IdempotencyKeys keys;
    private final HealthWords words;
    private final ConsoleFrame frame;
    private final AdminRefusals refusals;

    public AccountPages(
            ChannelAccounts accounts,
            ChannelNames names,
            IdempotencyKeys keys,
            HealthWords words,
            ConsoleFrame frame,
            AdminRefusals refusals) {
        this.accounts = accounts;
        this.names = names;
        this.keys = keys;
        this.words = words;
        this.frame = frame;
        this.refusals = refusals;
    }

    @GET
    public Response list() {
        Actor actor = frame.actor();
        Language language = frame.wording().language();
        List<ChannelAccount> all = accounts.list(actor);
        Map<UUID, Health> health =
                accounts.health(actor, all.stream().map(ChannelAccount::id).toList());
        List<AccountViews.Line> lines = all.stream()
                .map(account -> line(account, health.get(account.id()), language))
                .toList();
        List<AccountViews.Channel> channels = accounts.channels().stream()
                .map(one -> new AccountViews.Channel(one.channel(), one.labels().get(language.code()), one.icon()))
                .toList();
        return frame.answer(Pages.accounts(frame.console("settings", "case"), new AccountViews.Lines(lines, channels)));
    }

    private AccountViews.Line line(ChannelAccount account, Health health, Language language) {
        ChannelNames.Name channel = names.of(account.channel(), language);
        return new AccountViews.Line(
                account.id().toString(),
                account.name(),
                channel.label(),
                channel.icon(),
                account.enabled(),
                condition(account.enabled(), health));
    }

    private AccountViews.Condition condition(boolean enabled, Health health) {
        AdminTexts texts = frame.wording().admin();
        List<String> more = new ArrayList<>();
        tell(health.details().get("queued"), texts::queued, more);
        tell(health.details().get("unknown"), texts::doubtful, more);
        tell(health.details().get("waitingAtTelegram"), texts::waitingAtNetwork, more);
        if (!enabled) {
            return new AccountViews.Condition(false, texts.disabled(), more);
        }
        String words =
                switch (health.code()) {
                    case "running" -> texts.healthy();
                    case "stopped", "not-running" -> texts.healthStopped();
                    case "standing-by" -> texts.healthStandingBy();
                    case "received-elsewhere" -> texts.healthElsewhere();
                    case "token-refused" -> texts.healthTokenRefused();
                    case "network-away", "telegram-trouble" -> texts.healthNetworkAway();
                    case "core-away" -> texts.healthCoreAway();
                    // A channel's own word: what it means stands in the channel's page.
                    default -> health.ok() ? texts.healthy() : texts.healthBad(health.code());
                };
        return new AccountViews.Condition(health.ok(), words, more);
    }

    private static void tell(Object count, Function<String, String> words, List<String> told) {
        if (count instanceof Number number && number.intValue() > 0) {
            told.add(words.apply(number.toString()));
        }
    }

    /** @param channel of which an account is to be made */
    @GET
    @Path("new")
    public Response draft(@QueryParam("channel") String channel) {
        frame.actor().require(Permission.CHANNEL_ACCOUNTS);
        ChannelDescription description = accounts.channel(channel).orElseThrow(() -> Problem.notFound("channel"));
        Language language = frame.wording().language();
        return frame.answer(Pages.account(
                frame.console("settings", "case"),
                new AccountViews.Open(
                        "",
                        description.channel(),
                        description.labels().get(language.code()),
                        "",
                        true,
                        null,
                        List.of(),
                        false,
                        AccountForm.fields(description, null, language),
                        true,
                        AccountForm.core(null),
                        0,
                        UUID.randomUUID().toString())));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    public Response create(MultivaluedMap<String, String> fields) {
        Actor actor = frame.actor();
        AdminForm form = new AdminForm(fields);
        ChannelDescription channel = accounts.channel(form.text("channel"))
                .orElseThrow(() -> new InvalidInput("/channel", "invalid", "is no channel of this installation"));
        ChannelAccounts.NewAccount wanted = new ChannelAccounts.NewAccount(
                channel.channel(),
                form.text("name"),
                AccountForm.config(channel, form),
                form.text("unknownPolicy"),
                AccountForm.typedCore(form));
        UUID id = keys.once(
                        actor.id(),
                        form.text("key"),
                        "POST " + HERE + " " + wanted.channel() + " " + wanted.name(),
                        () -> new IdempotencyKeys.Answer(
                                201, accounts.create(actor, wanted).id()))
                .id();
        return AdminForm.to(HERE + "/" + id);
    }

    @GET
    @Path("{id}")
    public Response show(@PathParam("id") UUID id) {
        Actor actor = frame.actor();
        Language language = frame.wording().language();
        ChannelAccount account = accounts.find(actor, id).orElseThrow(() -> Problem.notFound("channel account"));
        Health health = accounts.health(actor, id);
        return frame.answer(Pages.account(
                frame.console("settings", "case"),
                new AccountViews.Open(
                        id.toString(),
                        account.channel(),
                        names.of(account.channel(), language).label(),
                        account.name(),
                        account.enabled(),
                        condition(account.enabled(), health),
                        words.lines(health, frame.wording()),
                        actor.may(Permission.DEAD_LETTERS)
                                && !Integer.valueOf(0).equals(health.details().get("parked")),
                        accounts.channel(account.channel())
                                .map(channel -> AccountForm.fields(channel, account, language))
                                .orElse(List.of()),
                        accounts.channel(account.channel()).isPresent(),
                        AccountForm.core(account),
                        account.version(),
                        "")));
    }

    @POST
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response change(@PathParam("id") UUID id, MultivaluedMap<String, String> fields) {
        Actor actor = frame.actor();
        AdminForm form = new AdminForm(fields);
        ChannelAccount account = accounts.find(actor, id).orElseThrow(() -> Problem.notFound("channel account"));
        accounts.change(
                actor,
                id,
                new ChannelAccounts.Change(
                        form.orEmpty("name"),
                        null,
                        accounts.channel(account.channel())
                                .map(channel -> AccountForm.config(channel, form))
                                .orElse(null),
                        form.text("unknownPolicy"),
                        AccountForm.typedCore(form),
                        form.number("version", "/version")));
        return AdminForm.refreshed();
    }

    @POST
    @Path("{id}/enable")
    public Response enable(@PathParam("id") UUID id) {
        return enabled(id, true);
    }

    @POST
    @Path("{id}/disable")
    public Response disable(@PathParam("id") UUID id) {
        return enabled(id, false);
    }

    private Response enabled(UUID id, boolean enabled) {
        accounts.change(frame.actor(), id, new ChannelAccounts.Change(null, enabled, null, null, null, null));
        return AdminForm.refreshed();
    }

    @ServerExceptionMapper
    public Response refuse(RuntimeException failed, @Context HttpHeaders request) {
        return refusals.answer(failed, request, this::field);
    }

    private String field(String pointer, AdminTexts texts) {
        if (pointer.startsWith(CONFIG)) {
            return label(pointer.substring(CONFIG.length()).split("/")[0]);
        }
        return switch (pointer.split("/")[1]) {
            case "channel" -> texts.channel();
            case "name" -> texts.name();
            case "formality" -> texts.formality();
            case "formUrl" -> texts.formUrl();
            case "contactHours" -> texts.contactHours();
            case "reopenDays" -> texts.reopenDays();
            case "unknownPolicy" -> texts.unknownPolicy();
            case "largestFile" -> texts.largestFile();
            case "fileTypes" -> texts.fileTypes();
            default -> pointer;
        };
    }

    /** What the channels call a setting; where several have it, the first one's label names it well enough. */
    private String label(String setting) {
        String language = frame.wording().language().code();
        return accounts.channels().stream()
                .flatMap(channel -> channel.fields().stream())
                .filter(field -> field.name().equals(setting))
                .findFirst()
                .map(field -> field.labels().get(language))
                .orElse(setting);
    }
}
