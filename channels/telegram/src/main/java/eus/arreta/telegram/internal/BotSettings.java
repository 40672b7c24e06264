package eus.arreta.telegram.internal;

import eus.arreta.channelapi.Account;
import eus.arreta.channelapi.ConfigurationField;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.channelapi.RateLimit;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.telegram.telegrambots.meta.TelegramUrl;

/**
 * The settings of a bot.
 *
 * @param token      the secret that names the bot; never shown, logged or part of an exception
 * @param webhook    the address at which Telegram brings updates; absent for long polling
 * @param api        the Bot API server
 * @param links      what the links to the bot are about
 * @param sendsPerSecond what this bot is permitted in all; absent for the usual
 * @param ownServer  whether that is another server than Telegram's own: its files may lie on this machine's disk
 */
public record BotSettings(
        UUID account, String token, URI webhook, URI api, boolean ownServer, Links links, Integer sendsPerSecond) {

    private static final URI TELEGRAM = URI.create("https://api.telegram.org");
    private static final Pattern TOKEN = Pattern.compile("[0-9]{1,20}:[A-Za-z0-9_-]{3,100}");
    /** What Telegram permits bots that pay for it. */
    private static final int MOST_PER_SECOND = 1_000;

    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    /** What the console asks for. */
    public static List<ConfigurationField> fields() {
        return List.of(
                new ConfigurationField(
                        "token",
                        ConfigurationField.Type.SECRET,
                        Map.of(
                                "eu", "Bot-aren gakoa (BotFather-ek emandakoa)",
                                "es", "Clave del bot (la que da BotFather)",
                                "fr", "Clé du bot (donnée par BotFather)",
                                "en", "Token of the bot (from BotFather)"),
                        true,
                        List.of()),
                new ConfigurationField(
                        "mode",
                        ConfigurationField.Type.CHOICE,
                        Map.of(
                                "eu",
                                        "Nola jasotzen diren mezuak (polling: Arretak galdetzen du; webhook: Telegramek ekartzen ditu)",
                                "es",
                                        "Cómo se reciben los mensajes (polling: Arreta pregunta; webhook: Telegram los trae)",
                                "fr",
                                        "Réception des messages (polling : Arreta demande ; webhook : Telegram les apporte)",
                                "en",
                                        "How messages are received (polling: Arreta asks; webhook: Telegram brings them)"),
                        false,
                        List.of("polling", "webhook")),
                new ConfigurationField(
                        "apiUrl",
                        ConfigurationField.Type.TEXT,
                        Map.of(
                                "eu", "Beste Bot API zerbitzari bat (hutsik: Telegramena)",
                                "es", "Otro servidor Bot API (vacío: el de Telegram)",
                                "fr", "Autre serveur Bot API (vide : celui de Telegram)",
                                "en", "Another Bot API server (empty: Telegram's own)"),
                        false,
                        List.of()),
                new ConfigurationField(
                        "sendsPerSecond",
                        ConfigurationField.Type.NUMBER,
                        Map.of(
                                "eu", "Segundoko mezuak (hutsik: 30, Telegramek onartzen dituenak)",
                                "es", "Mensajes por segundo (vacío: 30, lo que Telegram permite)",
                                "fr", "Messages par seconde (vide : 30, ce que Telegram permet)",
                                "en", "Messages a second (empty: 30, what Telegram permits)"),
                        false,
                        List.of()),
                new ConfigurationField(
                        "links",
                        ConfigurationField.Type.TEXT_LIST,
                        Map.of(
                                "eu",
                                        "Esteken gaia edo kanpaina (adibidez: zergak = topic:taxes, azoka = campaign:Azoka 2027)",
                                "es",
                                        "De qué tratan los enlaces (por ejemplo: impuestos = topic:taxes, feria = campaign:Feria 2027)",
                                "fr",
                                        "Sujet ou campagne des liens (par exemple : impots = topic:taxes, foire = campaign:Foire 2027)",
                                "en", "What links are about (such as: rates = topic:taxes, fair = campaign:Fair 2027)"),
                        false,
                        List.of()));
    }

    /**
     * The settings in an account.
     *
     * @param publicUrl the address that citizens see; absent when there is none
     * @throws InvalidInput naming the setting that is wrong
     */
    public static BotSettings of(Account account, String publicUrl) {
        String token = account.secrets().getOrDefault("token", "").strip();
        if (!TOKEN.matcher(token).matches()) {
            throw new InvalidInput("/config/token", "invalid", "is no token of a bot");
        }
        URI webhook = null;
        if (account.text("mode").orElse("polling").equals("webhook")) {
            if (publicUrl == null || publicUrl.isBlank()) {
                throw new InvalidInput("/config/mode", "no-public-url", "needs ARRETA_PUBLIC_URL to be set");
            }
            webhook = URI.create(publicUrl.replaceFirst("/+$", "") + "/channels/telegram/" + account.id());
        }
        String api = account.text("apiUrl").map(String::strip).orElse("");
        return new BotSettings(
                account.id(),
                token,
                webhook,
                api.isEmpty() ? TELEGRAM : server(api),
                !api.isEmpty(),
                Links.of(account.texts("links")),
                sendsPerSecond(account.configuration().get("sendsPerSecond")));
    }

    private static Integer sendsPerSecond(Object given) {
        if (!(given instanceof Number number)) {
            return null;
        }
        if (number.doubleValue() != number.intValue() || number.intValue() < 1 || number.intValue() > MOST_PER_SECOND) {
            throw new InvalidInput("/config/sendsPerSecond", "out-of-range", "is no whole number from 1 to 1000");
        }
        return number.intValue();
    }

    /** With what this bot is permitted in all, where that is not the usual. */
    List<RateLimit> limits(List<RateLimit> usual) {
        return sendsPerSecond == null
                ? usual
                : usual.stream()
                        .map(limit -> limit.scope() == RateLimit.Scope.ACCOUNT
                                ? new RateLimit(RateLimit.Scope.ACCOUNT, sendsPerSecond, Duration.ofSeconds(1))
                                : limit)
                        .toList();
    }

    private static URI server(String text) {
        try {
            URI uri = URI.create(text.replaceFirst("/+$", ""));
            boolean plain = uri.getPath() == null || uri.getPath().isEmpty();
            if (List.of("http", "https").contains(uri.getScheme()) && uri.getHost() != null && plain) {
                return uri;
            }
        } catch (IllegalArgumentException noAddress) {
            // falls through to the one answer for every bad address
        }
        throw new InvalidInput("/config/apiUrl", "invalid", "is no http address of a server, without a path");
    }

    boolean polls() {
        return webhook == null;
    }

    TelegramUrl url() {
        int port = api.getPort() > 0 ? api.getPort() : "https".equals(api.getScheme()) ? HTTPS : HTTP;
        return TelegramUrl.builder()
                .schema(api.getScheme())
                .host(api.getHost())
                .port(port)
                .testServer(false)
                .build();
    }

    /**
     * What Telegram sends along with each update, so that nobody else can bring one: follows from the token, so that every
     * replica knows it and none stores it. 64 characters of the 1 to 256 that are allowed.
     */
    String webhookSecret() {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(("webhook " + account).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has HmacSHA256", impossible);
        }
    }

    /** Hides the token. */
    @Override
    public String toString() {
        return "BotSettings[" + account + "]";
    }
}
