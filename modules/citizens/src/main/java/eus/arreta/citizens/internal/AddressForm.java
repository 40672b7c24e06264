package eus.arreta.citizens.internal;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import eus.arreta.channelapi.InvalidInput;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The one form in which an address is stored and found, however it was typed.
 *
 * @param kind    such as {@code phone}, {@code email}, {@code document}, {@code passport}, {@code telegram-user}
 * @param value   phones in E.164, e-mail in lower case, documents in upper case without signs
 * @param country of a passport or a foreign document, ISO 3166; absent otherwise
 */
public record AddressForm(String kind, String value, String country) {

    public static final String PHONE = "phone";
    public static final String EMAIL = "email";
    public static final String DOCUMENT = "document";

    private static final Set<String> FOREIGN = Set.of("passport", "foreign-document");
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Pattern KIND = Pattern.compile("[a-z][a-z-]{1,39}");
    private static final Pattern MAIL = Pattern.compile(
            "[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9]([A-Za-z0-9.-]{0,250}[A-Za-z0-9])?\\.[A-Za-z]{2,63}");
    private static final Pattern FOREIGN_NUMBER = Pattern.compile("[A-Z0-9]{3,30}");
    private static final String HOME = "ES";
    private static final int LONGEST = 300;

    /** What somebody typed. @throws InvalidInput naming what is wrong */
    public static AddressForm of(String kind, String value, String country) {
        if (kind == null || !KIND.matcher(kind).matches()) {
            throw new InvalidInput("/kind", "invalid", "is no kind of address");
        }
        if (value == null || value.isBlank() || value.length() > LONGEST) {
            throw new InvalidInput("/value", "invalid", "has 1 to " + LONGEST + " characters");
        }
        if (value.chars()
                .anyMatch(unit -> Character.isISOControl(unit) || Character.getType(unit) == Character.FORMAT)) {
            throw new InvalidInput("/value", "invalid", "contains control characters");
        }
        return switch (kind) {
            case PHONE -> new AddressForm(PHONE, phone(value).orElseThrow(() -> wrong("is no phone number")), null);
            case EMAIL -> new AddressForm(EMAIL, mail(value).orElseThrow(() -> wrong("is no e-mail address")), null);
            case DOCUMENT ->
                new AddressForm(
                        DOCUMENT,
                        Nif.of(value).orElseThrow(() -> wrong("is no NIF: its form or its control character is wrong")),
                        null);
            default ->
                FOREIGN.contains(kind) ? foreign(kind, value, country) : new AddressForm(kind, value.strip(), null);
        };
    }

    /** What a network tells; what it calls a phone and isn't one is kept as it is, for nobody's message may be lost. */
    public static AddressForm ofNetwork(String kind, String value) {
        Optional<String> normal =
                switch (kind) {
                    case PHONE -> phone(value);
                    case EMAIL -> mail(value);
                    case DOCUMENT -> Nif.of(value);
                    default -> Optional.empty();
                };
        return new AddressForm(kind, normal.orElse(value), null);
    }

    private static AddressForm foreign(String kind, String value, String country) {
        String number = value.toUpperCase(Locale.ROOT).replaceAll("[\\s.-]", "");
        if (!FOREIGN_NUMBER.matcher(number).matches()) {
            throw wrong("has 3 to 30 letters and digits");
        }
        if (country == null || !COUNTRIES.contains(country)) {
            throw new InvalidInput("/country", "required", "is no ISO 3166 country of two letters");
        }
        // The same number may be somebody else's in another country.
        return new AddressForm(kind, country + ":" + number, country);
    }

    static Optional<String> phone(String typed) {
        PhoneNumberUtil phones = PhoneNumberUtil.getInstance();
        try {
            var number = phones.parse(typed, HOME);
            return phones.isValidNumber(number)
                    ? Optional.of(phones.format(number, PhoneNumberUtil.PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException none) {
            return Optional.empty();
        }
    }

    static Optional<String> mail(String typed) {
        String mail = typed.strip().toLowerCase(Locale.ROOT);
        return MAIL.matcher(mail).matches() && !mail.contains("..") ? Optional.of(mail) : Optional.empty();
    }

    private static InvalidInput wrong(String why) {
        return new InvalidInput("/value", "invalid", why);
    }

    /** Hides the value. */
    @Override
    public String toString() {
        return "AddressForm[" + kind + "]";
    }
}
