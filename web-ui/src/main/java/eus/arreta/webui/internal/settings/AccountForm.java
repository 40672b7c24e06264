package eus.arreta.webui.internal.settings;

import eus.arreta.channelapi.ChannelDescription;
import eus.arreta.channelapi.ConfigurationField;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.gateway.ChannelAccount;
import eus.arreta.gateway.ChannelAccounts.CoreSettings;
import eus.arreta.webui.internal.text.Language;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The form of a channel account, drawn from the fields that the channel declares, and read by them. */
final class AccountForm {

    /** Stands before the names of what the channel declares, so that they meet no name of the core's. */
    private static final String CONFIG = "config-";

    private static final BigDecimal MEGABYTE = BigDecimal.valueOf(1_000_000);

    private AccountForm() {}

    /** @param account absent for a new one */
    static List<AccountViews.Field> fields(ChannelDescription channel, ChannelAccount account, Language language) {
        return channel.fields().stream()
                .map(field -> field(
                        field,
                        account == null ? null : account.config().get(field.name()),
                        account != null && account.secretsSet().contains(field.name()),
                        language))
                .toList();
    }

    private static AccountViews.Field field(
            ConfigurationField field, Object value, boolean secretSet, Language language) {
        return new AccountViews.Field(
                CONFIG + field.name(),
                field.type().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                field.labels().get(language.code()),
                field.required(),
                field.type() == ConfigurationField.Type.SECRET ? "" : shown(value),
                Boolean.TRUE.equals(value),
                secretSet,
                field.choices().stream()
                        .map(choice -> new UserViews.Choice(choice, choice, choice.equals(value)))
                        .toList());
    }

    private static String shown(Object value) {
        if (value instanceof List<?> lines) {
            return lines.stream().map(String::valueOf).collect(Collectors.joining("\n"));
        }
        if (value instanceof Number number) {
            return new BigDecimal(number.toString()).toPlainString();
        }
        return value == null ? "" : String.valueOf(value);
    }

    /**
     * What was typed for the channel; empty fields are absent, so that a secret that isn't typed again stays.
     *
     * @throws InvalidInput when a number is none
     */
    static Map<String, Object> config(ChannelDescription channel, AdminForm form) {
        Map<String, Object> config = new HashMap<>();
        for (ConfigurationField field : channel.fields()) {
            Object value = value(field, form, CONFIG + field.name());
            if (value != null) {
                config.put(field.name(), value);
            }
        }
        return config;
    }

    private static Object value(ConfigurationField field, AdminForm form, String name) {
        return switch (field.type()) {
            case TEXT, CHOICE, SECRET -> form.text(name);
            case BOOLEAN -> form.ticked(name);
            case NUMBER -> number(form.text(name), "/config/" + field.name());
            case TEXT_LIST -> form.lines(name).isEmpty() ? null : form.lines(name);
        };
    }

    /** A whole number stays one: that is how a program would send it. */
    private static Number number(String typed, String pointer) {
        if (typed == null) {
            return null;
        }
        BigDecimal number = decimal(typed, pointer);
        try {
            return number.intValueExact();
        } catch (ArithmeticException broken) {
            return number.doubleValue();
        }
    }

    private static BigDecimal decimal(String typed, String pointer) {
        // Longer ones name no setting, and some short ones, such as 1e999999999, would take for ever to write out.
        if (typed.length() <= 20 && typed.matches("-?[0-9]+(\\.[0-9]+)?")) {
            return new BigDecimal(typed);
        }
        throw new InvalidInput(pointer, "invalid", "is no number");
    }

    /** @param account absent for a new one */
    static AccountViews.Core core(ChannelAccount account) {
        if (account == null) {
            return new AccountViews.Core(false, "", "", "", false, "", "");
        }
        return new AccountViews.Core(
                account.formality().equals("formal"),
                account.formUrl() == null ? "" : account.formUrl(),
                Integer.toString(account.contactHours()),
                Integer.toString(account.reopenDays()),
                account.unknownPolicy().equals("resend"),
                account.largestFile() == null ? "" : megabytes(account.largestFile()),
                account.fileTypes() == null ? "" : String.join("\n", account.fileTypes()));
    }

    private static String megabytes(long bytes) {
        return BigDecimal.valueOf(bytes).divide(MEGABYTE).stripTrailingZeros().toPlainString();
    }

    /** @throws InvalidInput when a number is none */
    static CoreSettings typedCore(AdminForm form) {
        return new CoreSettings(
                form.text("formality"),
                form.number("contactHours", "/contactHours"),
                form.number("reopenDays", "/reopenDays"),
                form.orEmpty("formUrl"),
                bytes(form.text("largestFile")),
                form.lines("fileTypes"));
    }

    /** Nothing typed takes the limit away. */
    private static long bytes(String megabytes) {
        if (megabytes == null) {
            return 0;
        }
        try {
            return decimal(megabytes, "/largestFile").multiply(MEGABYTE).longValueExact();
        } catch (ArithmeticException tooFine) {
            throw new InvalidInput("/largestFile", "invalid", "is no number of bytes");
        }
    }
}
