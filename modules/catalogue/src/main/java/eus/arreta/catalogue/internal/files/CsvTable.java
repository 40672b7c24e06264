package eus.arreta.catalogue.internal.files;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import eus.arreta.catalogue.ImportResult.Rejection;
import eus.arreta.channelapi.InvalidInput.FieldError;
import eus.arreta.http.Problem;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A CSV file that was read: UTF-8 with or without byte order mark, separated by commas or semicolons, lines ended in any
 * way, quoted fields with anything in them.
 *
 * @param columns  of the header
 * @param rows     that have as many fields as the header
 * @param rejected those that haven't, or can't be read
 */
record CsvTable(Set<String> columns, List<Row> rows, List<Rejection> rejected) {

    /** More rows are refused. */
    static final int MOST_ROWS = 10_000;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /**
     * A row.
     *
     * @param line   in which it begins
     * @param fields by column, stripped
     */
    record Row(long line, Map<String, String> fields) {}

    /**
     * Reads a file.
     *
     * @param known    columns that it may have
     * @param required columns that it must have
     * @throws Problem 422 when it is no text in UTF-8 or its header isn't one of these; 413 when it has too many rows
     */
    static CsvTable read(byte[] file, List<String> known, List<String> required) {
        String text = decode(file == null ? new byte[0] : file);
        CsvTable table = new CsvTable(new LinkedHashSet<>(), new ArrayList<>(), new ArrayList<>());
        char separator = separator(text);
        List<Integer> lineStarts = lineStarts(text);
        int line = 1;
        while (line <= lineStarts.size()) {
            line = table.readOn(text, lineStarts, line, separator, known, required);
        }
        if (table.columns.isEmpty()) {
            throw refused("empty", "The file has no header row.");
        }
        return table;
    }

    /**
     * Reads from a line on. A row that can't be read is rejected and reading begins anew in the line after it: a quote
     * that is never closed would otherwise take all that follows with it.
     *
     * @return the line to go on with; after the last one at the end
     */
    private int readOn(
            String text,
            List<Integer> lineStarts,
            int first,
            char separator,
            List<String> known,
            List<String> required) {
        int line = first;
        try (StringReader rest = new StringReader(text)) {
            rest.skip(lineStarts.get(first - 1));
            for (CsvRecord record : reader(rest, separator)) {
                if (columns.isEmpty()) {
                    if (!isBlank(record)) {
                        header(record, known, required);
                    }
                } else if (!isBlank(record)) {
                    add(line, record);
                }
                line += 1 + lineBreaks(record);
            }
            return lineStarts.size() + 1;
        } catch (CsvParseException broken) {
            if (columns.isEmpty()) {
                throw refused("unreadable", "The header row can't be read: a quote in it is not closed.");
            }
            count();
            rejected.add(new Rejection(line, "", "Can't be read: a quote is not closed, or stands where none can"));
            return line + 1;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static boolean isBlank(CsvRecord record) {
        return record.getFieldCount() == 1 && record.getField(0).isBlank();
    }

    private static int lineBreaks(CsvRecord record) {
        return record.getFields().stream()
                .mapToInt(field -> lineStarts(field).size() - 1)
                .sum();
    }

    private static List<Integer> lineStarts(String text) {
        List<Integer> starts = new ArrayList<>(List.of(0));
        for (int place = 0; place < text.length(); place++) {
            char sign = text.charAt(place);
            boolean pair = sign == '\r' && place + 1 < text.length() && text.charAt(place + 1) == '\n';
            if (sign == '\n' || sign == '\r' && !pair) {
                starts.add(place + 1);
            }
        }
        return starts;
    }

    private static CsvReader<CsvRecord> reader(Reader text, char separator) {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .ofCsvRecord(text);
    }

    private static String decode(byte[] file) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        } catch (CharacterCodingException other) {
            throw refused(
                    "not-utf-8",
                    "The file isn't in UTF-8 (perhaps it is in Latin-1). Save it as \"CSV UTF-8\" and send it again.");
        }
    }

    /** The one of which the header has more. */
    private static char separator(String text) {
        String header = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        long semicolons = header.chars().filter(sign -> sign == ';').count();
        long commas = header.chars().filter(sign -> sign == ',').count();
        return semicolons > commas ? ';' : ',';
    }

    private void header(CsvRecord record, List<String> known, List<String> required) {
        List<FieldError> errors = new ArrayList<>();
        for (String field : record.getFields()) {
            String column = field.strip().toLowerCase(Locale.ROOT);
            if (!known.contains(column)) {
                errors.add(new FieldError("/header", "unknown", "has a column that isn't known: " + shown(column)));
            } else if (!columns.add(column)) {
                errors.add(new FieldError("/header", "twice", "has this column twice: " + column));
            }
        }
        required.stream()
                .filter(column -> !columns.contains(column))
                .forEach(column -> errors.add(new FieldError("/header", "required", "lacks this column: " + column)));
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }

    private static String shown(String column) {
        return column.length() <= 40 ? column : column.substring(0, 40) + "…";
    }

    private void count() {
        if (rows.size() + rejected.size() >= MOST_ROWS) {
            throw Problem.of(
                    413, "too-many-rows", "The file has more than " + MOST_ROWS + " rows. Divide it, and send each.");
        }
    }

    private void add(int line, CsvRecord record) {
        count();
        if (record.getFieldCount() != columns.size()) {
            rejected.add(new Rejection(
                    line, "", "Has " + record.getFieldCount() + " fields, the header has " + columns.size()));
            return;
        }
        Map<String, String> fields = new LinkedHashMap<>();
        int place = 0;
        for (String column : columns) {
            fields.put(column, record.getField(place++).strip());
        }
        rows.add(new Row(line, fields));
    }

    private static Problem refused(String code, String detail) {
        return Problem.of(422, code, detail);
    }
}
