package eus.arreta.attachments.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names of files come from strangers. */
class FileNamesTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "foto.jpg,foto.jpg",
                "../../etc/passwd,passwd",
                "C:\\Users\\ane\\dni.pdf,dni.pdf",
                "..,file",
                "/,file",
                "-,file",
                "Ñandú eskaera.pdf,Ñandú eskaera.pdf"
            })
    void aNameHasNoFolders(String claimed, String shown) {
        assertThat(FileNames.of(claimed)).isEqualTo(shown);
    }

    @Test
    void aNameHasNothingThatCannotBeSeen() {
        assertThat(FileNames.of("photo\u202Egpj.exe")).isEqualTo("photogpj.exe");
        assertThat(FileNames.of("a\r\nSet-Cookie: x.txt")).isEqualTo("aSet-Cookie: x.txt");
        assertThat(FileNames.of("a\u0000b.txt")).isEqualTo("ab.txt");
    }

    @Test
    void ofALongNameTheEndStays() {
        assertThat(FileNames.of("x".repeat(100_000) + ".pdf")).hasSize(200).endsWith("x.pdf");
    }

    @Test
    void theHeaderCarriesEveryLetterAndNoQuote() {
        assertThat(FileNames.disposition(false, "año \"2026\".pdf"))
                .isEqualTo("attachment; filename=\"a_o _2026_.pdf\"; filename*=UTF-8''a%C3%B1o%20%222026%22.pdf");
    }
}
