package eus.arreta.catalogue;

import java.util.List;

/**
 * What came of a file.
 *
 * @param accepted how many rows were taken, or would be in a dry run
 * @param rejected what is wrong with the others, by line
 */
public record ImportResult(int accepted, List<Rejection> rejected) {

    public ImportResult {
        rejected = List.copyOf(rejected);
    }

    /**
     * One thing that is wrong with a row; a row may have several.
     *
     * @param line    in which the row begins, the header being line 1
     * @param field   the column; empty when it is about the whole row
     * @param message a sentence for people
     */
    public record Rejection(long line, String field, String message) {}
}
