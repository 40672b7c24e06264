package eus.arreta.cases;

import java.util.regex.Pattern;

/**
 * The number that people read out: year, a running figure and a check letter, such as {@code 2026-000123-P}. The letter
 * is the one that Spanish identity documents use (the number modulo 23), which finds every single wrong digit and every
 * swap of two neighbours.
 *
 * @param text in upper case
 */
public record CaseNumber(String text) {

    private static final Pattern FORM = Pattern.compile("(\\d{4})-(\\d{6,12})-([A-Z])");
    private static final String LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";

    /** @throws IllegalArgumentException when the form or the letter is wrong */
    public CaseNumber {
        var matcher = FORM.matcher(text);
        if (!matcher.matches()
                || letter(matcher.group(1) + matcher.group(2))
                        != matcher.group(3).charAt(0)) {
            throw new IllegalArgumentException("not a case number");
        }
    }

    /**
     * The number of a case.
     *
     * @param year  in which it was opened, in the office's zone
     * @param count drawn from the sequence, 1 or more
     */
    public static CaseNumber of(int year, long count) {
        String figure = "%06d".formatted(count);
        return new CaseNumber("%04d-%s-%s".formatted(year, figure, letter(year + figure)));
    }

    private static char letter(String digits) {
        return LETTERS.charAt((int) (Long.parseLong(digits) % LETTERS.length()));
    }

    @Override
    public String toString() {
        return text;
    }
}
