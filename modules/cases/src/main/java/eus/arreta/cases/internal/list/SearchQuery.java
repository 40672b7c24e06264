package eus.arreta.cases.internal.list;

import eus.arreta.cases.CaseNumber;
import eus.arreta.channelapi.InvalidInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What somebody typed to find cases: words, {@code "phrases"} and {@code -exclusions}. There are no other signs, so no
 * text is a wrong one.
 *
 * @param text  as typed, for names, documents and numbers
 * @param terms all of those that are wanted must stand in one message, and none of the others
 */
record SearchQuery(String text, List<Term> terms) {

    private static final int LONGEST = 200;
    private static final int MOST_TERMS = 12;

    /** A word or a phrase. */
    record Term(String words, boolean wanted) {}

    /** @throws InvalidInput when it is too long or empty */
    static SearchQuery of(String typed) {
        String text = typed.replace('\0', ' ').strip();
        if (text.isEmpty() || text.length() > LONGEST) {
            throw new InvalidInput("/q", "invalid", "has 1 to " + LONGEST + " characters");
        }
        List<Term> terms = new ArrayList<>();
        int at = 0;
        while (at < text.length() && terms.size() < MOST_TERMS) {
            char first = text.charAt(at);
            if (Character.isWhitespace(first)) {
                at++;
                continue;
            }
            boolean wanted = first != '-';
            int from = wanted ? at : at + 1;
            boolean phrase = from < text.length() && text.charAt(from) == '"';
            int to = phrase ? endOfPhrase(text, from + 1) : endOfWord(text, from);
            String words = text.substring(phrase ? from + 1 : from, to);
            if (words.codePoints().anyMatch(Character::isLetterOrDigit)) {
                terms.add(new Term(words, wanted));
            }
            at = phrase ? to + 1 : Math.max(to, at + 1);
        }
        return new SearchQuery(text, List.copyOf(terms));
    }

    private static int endOfPhrase(String text, int from) {
        int end = text.indexOf('"', from);
        return end < 0 ? text.length() : end;
    }

    private static int endOfWord(String text, int from) {
        int end = from;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** Whether there is something to look for in texts: exclusions alone are nothing. */
    boolean hasWords() {
        return terms.stream().anyMatch(Term::wanted);
    }

    /** The number, when the whole query is one. */
    Optional<String> number() {
        try {
            return Optional.of(new CaseNumber(text.toUpperCase(Locale.ROOT)).text());
        } catch (IllegalArgumentException noNumber) {
            return Optional.empty();
        }
    }
}
