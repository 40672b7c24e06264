package eus.arreta.citizens.internal;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Spanish tax identification numbers in all their forms, with their control characters.
 *
 * @see <a href="https://www.boe.es/eli/es/rd/2007/07/27/1065">Real Decreto 1065/2007, art. 18 to 23 (NIF of persons and
 *     entities)</a>
 * @see <a href="https://www.boe.es/eli/es/o/2008/02/20/eha451">Orden EHA/451/2008 (letters of entities)</a>
 */
final class Nif {

    private static final String LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";
    private static final String ENTITY_LETTERS = "JABCDEFGHI";
    private static final Pattern DNI = Pattern.compile("\\d{8}[A-Z]");
    private static final Pattern NIE = Pattern.compile("[XYZ]\\d{7}[A-Z]");
    /** Spaniards without DNI: minors (K), residents abroad (L); and foreigners without NIE (M). */
    private static final Pattern KLM = Pattern.compile("[KLM]\\d{7}[A-Z]");

    private static final Pattern ENTITY = Pattern.compile("[ABCDEFGHJNPQRSUVW]\\d{7}[0-9A-J]");
    /** Public bodies, religious ones and foreign entities have a letter at the end; the first four kinds a digit. */
    private static final String WITH_LETTER = "NPQRSW";

    private static final String WITH_DIGIT = "ABEH";

    private Nif() {}

    /** The number in upper case without signs; empty when its form or its control character is wrong. */
    static Optional<String> of(String typed) {
        String nif = typed.toUpperCase(Locale.ROOT).replaceAll("[\\s.\\-/]", "");
        if (nif.matches("\\d{1,7}[A-Z]")) {
            nif = "0".repeat(9 - nif.length()) + nif;
        }
        return isRight(nif) ? Optional.of(nif) : Optional.empty();
    }

    private static boolean isRight(String nif) {
        if (DNI.matcher(nif).matches()) {
            return nif.charAt(8) == letter(nif.substring(0, 8));
        }
        if (NIE.matcher(nif).matches()) {
            return nif.charAt(8) == letter("XYZ".indexOf(nif.charAt(0)) + nif.substring(1, 8));
        }
        if (KLM.matcher(nif).matches()) {
            return nif.charAt(8) == letter(nif.substring(1, 8));
        }
        return ENTITY.matcher(nif).matches() && entityIsRight(nif);
    }

    private static char letter(String digits) {
        return LETTERS.charAt(Integer.parseInt(digits) % LETTERS.length());
    }

    /** Sum of the even digits and of the digits of the doubled odd ones; what is missing to ten is the control. */
    private static boolean entityIsRight(String nif) {
        int sum = 0;
        for (int index = 1; index <= 7; index++) {
            int digit = nif.charAt(index) - '0';
            int doubled = index % 2 == 1 ? digit * 2 : digit;
            sum += doubled / 10 + doubled % 10;
        }
        int control = (10 - sum % 10) % 10;
        char asDigit = (char) ('0' + control);
        char asLetter = ENTITY_LETTERS.charAt(control);
        char given = nif.charAt(8);
        if (WITH_LETTER.indexOf(nif.charAt(0)) >= 0) {
            return given == asLetter;
        }
        return WITH_DIGIT.indexOf(nif.charAt(0)) >= 0 ? given == asDigit : given == asDigit || given == asLetter;
    }
}
