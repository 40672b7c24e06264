package eus.arreta.webchat.internal;

import eus.arreta.channelapi.Account;
import eus.arreta.channelapi.ConfigurationField;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.channelapi.InvalidInput.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The settings of a web chat account.
 *
 * @param title      shown in the widget's head; absent for the widget's own words
 * @param brandColor {@code #rrggbb}; absent for the widget's own colour
 */
public record AccountSettings(AllowedOrigins allowedOrigins, String title, String brandColor) {

    /** Longest title. */
    private static final int LONGEST_TITLE = 60;

    /** A day. */
    private static final int MOST_MINUTES = 1_440;

    private static final Pattern COLOUR = Pattern.compile("#[0-9A-Fa-f]{6}");

    /** What the console asks for. */
    public static List<ConfigurationField> fields() {
        return List.of(
                new ConfigurationField(
                        "allowedOrigins",
                        ConfigurationField.Type.TEXT_LIST,
                        Map.of(
                                "eu", "Txata erakuts dezaketen webguneak (adib. https://www.example.org, edo self)",
                                "es", "Sitios web que pueden mostrar el chat (p. ej. https://www.example.org, o self)",
                                "fr",
                                        "Sites web autorisés à afficher le chat (p. ex. https://www.example.org, ou self)",
                                "en", "Websites that may show the chat (e.g. https://www.example.org, or self)"),
                        true,
                        List.of()),
                new ConfigurationField(
                        "title",
                        ConfigurationField.Type.TEXT,
                        Map.of(
                                "eu", "Txataren izenburua",
                                "es", "Título del chat",
                                "fr", "Titre du chat",
                                "en", "Title of the chat"),
                        false,
                        List.of()),
                new ConfigurationField(
                        "brandColor",
                        ConfigurationField.Type.TEXT,
                        Map.of(
                                "eu", "Kolore nagusia (#rrggbb)",
                                "es", "Color principal (#rrggbb)",
                                "fr", "Couleur principale (#rrggbb)",
                                "en", "Main colour (#rrggbb)"),
                        false,
                        List.of()),
                // Read by what sends mail: the channel itself has no use for it.
                new ConfigurationField(
                        "linkBackMinutes",
                        ConfigurationField.Type.NUMBER,
                        Map.of(
                                "eu",
                                        "Zenbat minutu itxaron, jaso ez den erantzunagatik esteka posta elektronikoz bidali aurretik",
                                "es", "Minutos sin recibir una respuesta tras los que se envía el enlace por correo",
                                "fr", "Minutes sans réception d'une réponse avant l'envoi du lien par courriel",
                                "en", "Minutes without a reply being received after which a link is sent by mail"),
                        false,
                        List.of()));
    }

    /**
     * The settings in an account.
     *
     * @throws InvalidInput naming each setting that is wrong
     */
    public static AccountSettings of(Account account) {
        List<FieldError> errors = new ArrayList<>();
        AllowedOrigins origins = AllowedOrigins.read(account.texts("allowedOrigins"), errors);
        String title = account.text("title").filter(text -> !text.isBlank()).orElse(null);
        if (title != null && title.length() > LONGEST_TITLE) {
            errors.add(new FieldError("/config/title", "too-long", "is longer than " + LONGEST_TITLE + " characters"));
        }
        String colour =
                account.text("brandColor").filter(text -> !text.isBlank()).orElse(null);
        if (colour != null && !COLOUR.matcher(colour).matches()) {
            errors.add(new FieldError("/config/brandColor", "invalid", "is not a colour like #0b5a5e"));
        }
        checkLinkBackMinutes(account, errors);
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        return new AccountSettings(origins, title, colour);
    }

    private static void checkLinkBackMinutes(Account account, List<FieldError> errors) {
        Object minutes = account.configuration().get("linkBackMinutes");
        if (minutes instanceof Number number && (number.doubleValue() < 1 || number.doubleValue() > MOST_MINUTES)) {
            errors.add(
                    new FieldError("/config/linkBackMinutes", "out-of-range", "is not between 1 and " + MOST_MINUTES));
        }
    }

    ServerFrame.Appearance appearance() {
        return new ServerFrame.Appearance(title, brandColor);
    }
}
