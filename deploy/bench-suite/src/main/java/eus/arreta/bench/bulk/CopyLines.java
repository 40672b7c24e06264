package eus.arreta.bench.bulk;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Rows on their way into a table by COPY. */
final class CopyLines implements AutoCloseable {

    private static final int CHUNK = 1 << 16;

    private final CopyIn copy;
    private final StringBuilder lines = new StringBuilder(CHUNK + 4_096);
    private long rows;

    /** {@code target} is a table with the columns that come. */
    CopyLines(Connection connection, String target) throws SQLException {
        this.copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + target + " from stdin");
    }

    /** The values of a row in the order of the columns; null is null, a list is an array of texts, an instant a time. */
    void add(Object... values) throws SQLException {
        for (int column = 0; column < values.length; column++) {
            if (column > 0) {
                lines.append('\t');
            }
            append(values[column]);
        }
        lines.append('\n');
        rows++;
        if (lines.length() >= CHUNK) {
            flush();
        }
    }

    private void append(Object value) {
        if (value == null) {
            lines.append("\\N");
        } else if (value instanceof List<?> list) {
            lines.append(list.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}")));
        } else if (value instanceof Instant) {
            lines.append(value);
        } else {
            lines.append(String.valueOf(value)
                    .replace("\\", "\\\\")
                    .replace("\t", "\\t")
                    .replace("\n", "\\n"));
        }
    }

    private void flush() throws SQLException {
        byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        lines.setLength(0);
    }

    long rows() {
        return rows;
    }

    @Override
    public void close() throws SQLException {
        flush();
        copy.endCopy();
    }
}
