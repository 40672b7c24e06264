package eus.arreta.catalogue.internal.suggest;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Words as they are compared: without capitals and accents, without endings, and as they sound, since people who type in
 * haste write by ear (<i>vasura</i>, <i>kiero</i>, <i>ola</i>, <i>enpadronar</i>).
 *
 * <p>The endings are taken off more greedily than Snowball's stemmers do: those rely on accents, which citizens leave out,
 * and a Basque word carries several endings at once (<i>ordain-du-tako-tik</i>). What two words then share by accident
 * weighs little among the other words of a sentence.
 */
final class WordForms {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{Nd}]+");
    private static final int SHORTEST_STEM = 4;
    private static final int SHORTEST_BEFORE_LETTER = 3;
    /** A Basque word has a verb's ending, a participle's and a case's at most. */
    private static final int BASQUE_ROUNDS = 4;

    private static final Map<String, String[]> ENDINGS = Map.of(
            "es",
            endings("""
                    amientos imientos amiento imiento aciones iciones uciones acion icion ucion ciones cion adores adoras
                    adora ador antes ante anzas anza mente idades idad ables able ibles ible arnos arlos arlas arles arme
                    arte arse arlo arla arle ernos erlos erlas erme erte erse erlo erla erle irnos irme irte irse irlo irla
                    irlos andome andonos andolo ando iendo yendo aron ieron abamos aban abas aba ariamos arian arias aria
                    eria iria aremos aran aras are ara eran ere era iran ire ira amos emos imos aste iste ados adas ado ada
                    idos idas ido ida itos itas ito ita illas illa ais eis ar er ir an en es os as o a e i s"""),
            "eu",
            endings("""
                    arentzako arentzat entzako entzat arengatik engatik arekin ekin arena aren etarako etatik etako etara
                    etan eetan arik rik ari ei eko etik rako rantz ren ri ak ek en an ean era ra ko go tik dik ik ra tara
                    tzeko tzearen tzean tzera tzerik tzen tzea tze teko tean tera ten tea te tuta duta tuko duko tu du tzaile
                    tako dako takoa nean nez lako elako ela tasun txo txoa z k n a i"""),
            "fr",
            endings("ements ement ations ation euses euse eurs eur ages age ions ants ant ees ee er ez es s x e"),
            "en",
            endings("ations ation ments ment ings ing ers er ies ed es s e y"));

    private WordForms() {}

    private static String[] endings(String text) {
        return Arrays.stream(text.strip().split("\\s+"))
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toArray(String[]::new);
    }

    /** The words of a text in their order, without capitals and accents. */
    static List<String> words(String text) {
        String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        return Arrays.stream(BETWEEN_WORDS.split(plain))
                .filter(word -> word.length() > 1 && word.chars().anyMatch(Character::isLetter))
                .toList();
    }

    /** The stem of a word, as it sounds. */
    static String stem(String word, String language) {
        String[] endings = ENDINGS.get(language);
        if (!language.equals("eu")) {
            return sound(withoutEnding(word, endings));
        }
        String stem = word;
        for (int round = 0; round < BASQUE_ROUNDS; round++) {
            String shorter = withoutEnding(stem, endings);
            if (shorter.equals(stem)) {
                break;
            }
            stem = shorter;
        }
        return sound(stem);
    }

    private static String withoutEnding(String word, String[] endings) {
        for (String ending : endings) {
            int shortest = ending.length() <= 2 ? SHORTEST_BEFORE_LETTER : SHORTEST_STEM;
            if (word.length() - ending.length() >= shortest && word.endsWith(ending)) {
                return word.substring(0, word.length() - ending.length());
            }
        }
        return word;
    }

    /** As it sounds in the Basque Country: no h, b for v, k for qu and hard c, z for soft c, m before p and b. */
    static String sound(String word) {
        StringBuilder sound = new StringBuilder(word.length());
        for (int place = 0; place < word.length(); place++) {
            char next = place + 1 < word.length() ? word.charAt(place + 1) : ' ';
            char letter = word.charAt(place);
            switch (letter) {
                case 'v' -> letter = 'b';
                case 'q' -> {
                    letter = 'k';
                    place += next == 'u' ? 1 : 0;
                }
                case 'c' -> letter = next == 'e' || next == 'i' ? 'z' : next == 'h' ? 'c' : 'k';
                case 'n' -> letter = next == 'p' || next == 'b' || next == 'v' ? 'm' : 'n';
                default -> {}
            }
            boolean silent = letter == 'h';
            boolean twice = !sound.isEmpty() && sound.charAt(sound.length() - 1) == letter;
            if (!silent && !twice) {
                sound.append(letter);
            }
        }
        return sound.toString();
    }
}
