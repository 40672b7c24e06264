package eus.arreta.access;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;

/** Where the parts of an export go. */
public interface PersonalDataExport {

    /**
     * A part for machines, one JSON object a line, of which people read some properties.
     *
     * @param part     such as {@code cases/entry}; its title is looked up by it
     * @param readable properties to show to people, in this order
     */
    void rows(String part, List<String> readable, Iterator<String> rows) throws IOException;

    /** A file of the citizen's. The caller closes the stream. */
    void file(String name, InputStream content) throws IOException;
}
