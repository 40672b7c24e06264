package eus.arreta.bench.bulk;

import java.util.List;
import java.util.random.RandomGenerator;

/** What the bulk citizens are called, and the words that only some of their messages hold. */
public final class BulkNames {

    private static final List<String> FIRST = List.of(
            "Maite",
            "Jon",
            "Ane",
            "Iker",
            "Nerea",
            "Mikel",
            "Leire",
            "Unai",
            "Amaia",
            "Asier",
            "Fatima",
            "Youssef",
            "Carmen",
            "José Luis",
            "Ainhoa",
            "Gorka",
            "Miren",
            "Xabier",
            "Lucía",
            "Andrés");
    private static final List<String> LAST = List.of(
            "Agirre",
            "Etxeberria",
            "Goikoetxea",
            "Zubizarreta",
            "Mendizabal",
            "Ibarra",
            "Larrañaga",
            "García",
            "Fernández",
            "Martínez",
            "López",
            "Salaberria",
            "Urkiola",
            "El Amrani",
            "Benali",
            "Arrizabalaga",
            "Otxoa",
            "Elizalde",
            "Sagasti",
            "Lasa",
            "Ruiz",
            "Ortega",
            "Intxausti",
            "Murua",
            "Aranburu",
            "Azkue",
            "Beitia",
            "Kortabarria",
            "Olabarria",
            "Pagola");
    private static final int RARE_WORDS = 20_000;

    private BulkNames() {}

    /** A name for every other citizen; absent for those who are anonymous. */
    public static String citizen(int number) {
        if (number % 2 == 1) {
            return null;
        }
        int half = number / 2;
        return FIRST.get(half % FIRST.size())
                + " " + LAST.get(half / FIRST.size() % LAST.size())
                + " " + LAST.get(half / FIRST.size() / LAST.size() % LAST.size());
    }

    /** A made-up word; the one of rank r is r times as rare as the first. */
    static String word(RandomGenerator random) {
        return word((int) Math.exp(random.nextDouble() * Math.log(RARE_WORDS)));
    }

    /** The word of a rank from 1 to 20,000: in about half a million messages for 1, in fifty for 10,000. */
    public static String word(int rank) {
        return "zq" + Integer.toString(rank * 7_919, 26).replaceAll("[0-9]", "x") + Integer.toString(rank, 36) + "w";
    }
}
