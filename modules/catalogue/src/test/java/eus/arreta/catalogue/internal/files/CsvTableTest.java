package eus.arreta.catalogue.internal.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eus.arreta.http.Problem;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CsvTableTest {

    private static final List<String> KNOWN = List.of("code", "name", "note");

    @Test
    void commasAndSemicolonsAndAllLineEndsAreRead() {
        for (String separator : List.of(",", ";")) {
            for (String end : List.of("\n", "\r\n", "\r")) {
                CsvTable table = read("code" + separator + "name" + end + "a" + separator + " b " + end);
                assertThat(table.rows()).singleElement().satisfies(row -> {
                    assertThat(row.line()).isEqualTo(2);
                    assertThat(row.fields()).containsEntry("code", "a").containsEntry("name", "b");
                });
                assertThat(table.rejected()).isEmpty();
            }
        }
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstColumn() {
        assertThat(read("\uFEFFcode;name\na;ñ\n").rows()).hasSize(1);
    }

    @Test
    void whatIsNotUtf8IsSaidSo() {
        for (Charset other : List.of(StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16LE)) {
            byte[] bytes = "\uFEFFcode;name\na;ñandú"
                    .replace("\uFEFF", other == StandardCharsets.UTF_16LE ? "\uFEFF" : "")
                    .getBytes(other);
            assertThatThrownBy(() -> CsvTable.read(bytes, KNOWN, List.of("code")))
                    .isInstanceOfSatisfying(Problem.class, problem -> {
                        assertThat(problem.status()).isEqualTo(422);
                        assertThat(problem.code()).isEqualTo("not-utf-8");
                    });
        }
    }

    @Test
    void wrongColumnsRefuseTheFile() {
        assertThatThrownBy(() -> read("code;colour\na;b"))
                .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.errors())
                        .extracting("code")
                        .containsExactly("unknown"));
        assertThatThrownBy(() -> read("name;name\na;b"))
                .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.errors())
                        .extracting("code")
                        .containsExactly("twice", "required"));
        assertThatThrownBy(() -> read("")).isInstanceOf(Problem.class).hasMessageContaining("no header");
    }

    @Test
    void quotedFieldsHoldLineBreaksSeparatorsAndQuotes() {
        CsvTable table = read("code,name\na,\"one\ntwo, \"\"three\"\"\"\nb,x\n");
        assertThat(table.rows().get(0).fields()).containsEntry("name", "one\ntwo, \"three\"");
        assertThat(table.rows().get(1).line()).isEqualTo(4);
    }

    @Test
    void aQuoteThatIsNeverClosedTakesOnlyItsRow() {
        CsvTable table = read("code,name\na,\"open\nb,x\nc,y\n");
        assertThat(table.rows()).extracting(CsvTable.Row::line).containsExactly(3L, 4L);
        assertThat(table.rejected()).singleElement().satisfies(row -> {
            assertThat(row.line()).isEqualTo(2);
            assertThat(row.message()).contains("quote");
        });
    }

    @Test
    void whatFollowsAClosedQuoteTakesOnlyItsRow() {
        CsvTable table = read("code,name\na,\"b\"c\nd,e\n");
        assertThat(table.rows()).extracting(CsvTable.Row::line).containsExactly(3L);
        assertThat(table.rejected()).hasSize(1);
    }

    @Test
    void rowsWithTooFewOrTooManyFieldsAreRejected() {
        CsvTable table = read("code,name\na\nb,c,d\n\ne,f\n");
        assertThat(table.rows()).extracting(CsvTable.Row::line).containsExactly(5L);
        assertThat(table.rejected()).extracting("line").containsExactly(2L, 3L);
    }

    @Test
    void tenThousandRowsAreTheMost() {
        String rows = IntStream.range(0, CsvTable.MOST_ROWS)
                .mapToObj(row -> "c" + row + ",n\n")
                .collect(Collectors.joining());
        assertThat(read("code,name\n" + rows).rows()).hasSize(CsvTable.MOST_ROWS);
        assertThatThrownBy(() -> read("code,name\n" + rows + "one,more\n"))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(413));
    }

    private static CsvTable read(String text) {
        return CsvTable.read(text.getBytes(StandardCharsets.UTF_8), KNOWN, List.of("code"));
    }
}
