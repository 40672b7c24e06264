package eus.arreta.catalogue.internal.files;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Writes CSV as it is taken in: UTF-8 with byte order mark, without which spreadsheets guess wrong, and semicolons. */
final class CsvText {

    /** Between the texts of one cell. */
    static final String BETWEEN = "|";

    private CsvText() {}

    static byte[] write(List<String> columns, Stream<List<String>> rows) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes("\uFEFF".getBytes(StandardCharsets.UTF_8));
        try (CsvWriter csv = CsvWriter.builder()
                .fieldSeparator(';')
                .lineDelimiter(LineDelimiter.CRLF)
                .build(out, StandardCharsets.UTF_8)) {
            csv.writeRecord(columns);
            rows.forEach(csv::writeRecord);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    static String joined(List<String> texts) {
        return texts == null ? "" : String.join(BETWEEN, texts);
    }

    /** The texts of a cell: between bars, or each on its own line. */
    static List<String> split(String cell) {
        return Stream.of(cell.split("[|\\r\\n]+"))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }
}
