package eus.arreta.bench;

import java.util.List;

/** One thing to measure. */
public interface Scenario {

    /** What it is called on the command line and in the report. */
    String name();

    /** Whether it is measured on an installation that is kept between runs, with a million cases. */
    default boolean needsBulkData() {
        return false;
    }

    /** What a reader of the table has to know; one sentence a line. */
    default List<String> notes() {
        return List.of();
    }

    /**
     * Measures; takes seconds to minutes, and leaves the installation as able to be measured as before.
     *
     * @throws Exception when it could not be measured; a figure that misses its target is none
     */
    List<Figure> run(Stage stage) throws Exception;
}
