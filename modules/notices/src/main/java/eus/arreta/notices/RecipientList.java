package eus.arreta.notices;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import eus.arreta.http.Problem;
import eus.arreta.notices.Notice.RowError;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Who is to get a notice, as somebody listed it.
 *
 * @param rows     that could be read
 * @param rejected those that couldn't
 */
public record RecipientList(List<Row> rows, List<RowError> rejected) {

    /** More are refused. */
    public static final int MOST = 10_000;

    /** The columns that say who somebody is; a row needs one of them. */
    public static final List<String> WHO = List.of("citizen", "document", "phone", "email");

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /**
     * One citizen.
     *
     * @param line   where it stands
     * @param fields by column, stripped
     */
    public record Row(long line, Map<String, String> fields) {

        /** Hides what it says. */
        @Override
        public String toString() {
            return "Row[" + line + "]";
        }
    }

    /**
     * Reads a CSV file: UTF-8, header row first, separated by commas or semicolons. Beside the columns that say who it is,
     * each column is a value of the template.
     *
     * @throws Problem 422 when it is no such file; 413 when it has over {@value #MOST} rows
     */
    public static RecipientList ofCsv(byte[] file) {
        String text = decode(file);
        List<Row> rows = new ArrayList<>();
        List<RowError> rejected = new ArrayList<>();
        List<String> columns = null;
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .fieldSeparator(separator(text))
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .ofCsvRecord(text)) {
            for (CsvRecord record : csv) {
                if (columns == null) {
                    columns = header(record);
                } else if (rows.size() + rejected.size() >= MOST) {
                    throw Problem.of(413, "too-many-rows", "A list has up to " + MOST + " rows.");
                } else if (record.getFieldCount() != columns.size()) {
                    rejected.add(new RowError(
                            record.getStartingLineNumber(),
                            "",
                            "Has " + record.getFieldCount() + " fields, the header has " + columns.size()));
                } else {
                    rows.add(row(columns, record));
                }
            }
        } catch (CsvParseException broken) {
            // What follows can't be told from the text in the quote, so nothing of the file is taken.
            throw Problem.of(422, "unreadable", "The file can't be read: a quote is not closed.");
        } catch (java.io.IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
        if (columns == null) {
            throw Problem.of(422, "empty", "The file has no header row.");
        }
        return new RecipientList(rows, rejected);
    }

    private static Row row(List<String> columns, CsvRecord record) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int place = 0; place < columns.size(); place++) {
            fields.put(columns.get(place), record.getField(place).strip());
        }
        return new Row(record.getStartingLineNumber(), fields);
    }

    private static List<String> header(CsvRecord record) {
        List<String> columns = new ArrayList<>();
        for (String field : record.getFields()) {
            String column = WHO.contains(field.strip().toLowerCase(Locale.ROOT))
                    ? field.strip().toLowerCase(Locale.ROOT)
                    : field.strip();
            if (column.isEmpty() || columns.contains(column)) {
                throw Problem.of(422, "header", "The header has a column without a name, or one twice.");
            }
            columns.add(column);
        }
        if (columns.stream().noneMatch(WHO::contains)) {
            throw Problem.of(422, "header", "The header lacks a column of: " + String.join(", ", WHO) + ".");
        }
        return columns;
    }

    private static char separator(String text) {
        String header = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        return header.chars().filter(sign -> sign == ';').count()
                        > header.chars().filter(sign -> sign == ',').count()
                ? ';'
                : ',';
    }

    private static String decode(byte[] file) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        } catch (CharacterCodingException other) {
            throw Problem.of(422, "not-utf-8", "The file isn't in UTF-8. Save it as \"CSV UTF-8\" and send it again.");
        }
    }
}
