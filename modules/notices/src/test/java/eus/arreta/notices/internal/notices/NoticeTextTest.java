package eus.arreta.notices.internal.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eus.arreta.channelapi.InvalidInput;
import eus.arreta.http.Problem;
import eus.arreta.notices.NoticeTemplate;
import eus.arreta.notices.RecipientList;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The words of notices, their templates and their lists, without a database. */
class NoticeTextTest {

    private static final NoticeText TEXT = new NoticeText(
            Map.of("eu", "Kaixo, {name}: {day}", "es", "Hola, {name}: {day}", "fr", "Bonjour {name} : {day}"),
            Map.of("name", "vecina o vecino"),
            true);

    @Test
    void theLineStandsInTheCitizensLanguage() {
        assertThat(TEXT.write("fr", Map.of("day", "lundi")))
                .isEqualTo("Bonjour vecina o vecino : lundi\n\n"
                        + "Ce message n'est pas une notification : il n'ouvre ni ne clôt aucun délai.");
    }

    @Test
    void whoseLanguageIsNotKnownOrNotThereGetsBasqueAndSpanish() {
        String unknown = TEXT.write(null, Map.of("day", "1"));
        assertThat(unknown)
                .contains("Kaixo")
                .contains("Hola")
                .contains("no es una notificación")
                .contains("jakinarazpena");
        assertThat(TEXT.write("en", Map.of("day", "1"))).isEqualTo(unknown);
        assertThat(TEXT.language("en")).isNull();
    }

    @Test
    void whatIsMissingIsNamedUnlessSomethingStandsIn() {
        assertThat(TEXT.missing(Map.of())).contains("day");
        assertThat(TEXT.missing(Map.of("day", " "))).contains("day");
        assertThat(TEXT.missing(Map.of("day", "x"))).isEmpty();
    }

    @Test
    void aValueIsNeverReadAsATemplate() {
        assertThat(TEXT.write("es", Map.of("day", "{name} $1 \\", "name", "{day}")))
                .startsWith("Hola, {day}: {name} $1 \\");
    }

    @Test
    void aReminderCannotDoWithoutTheLine() {
        NoticeTemplate bare = new NoticeTemplate(
                "x1",
                NoticeTemplate.Kind.REMINDER_OF_NOTIFICATION,
                Map.of("eu", "a", "es", "b"),
                Map.of(),
                false,
                true,
                0);
        assertThatThrownBy(() -> TemplateCheck.check(bare))
                .isInstanceOfSatisfying(InvalidInput.class, invalid -> assertThat(invalid.errors())
                        .singleElement()
                        .satisfies(error -> assertThat(error.pointer()).isEqualTo("/disclaimer")));
    }

    @Test
    void aListIsReadAsSpreadsheetsWriteIt() {
        RecipientList list =
                RecipientList.ofCsv(bytes("\uFEFFEmail;day;note\r\na@b.org;1;\"x;\r\ny\"\r\nonly;two\r\n"));
        assertThat(list.rows()).singleElement().satisfies(row -> assertThat(row.fields())
                .isEqualTo(Map.of("email", "a@b.org", "day", "1", "note", "x;\r\ny")));
        assertThat(list.rejected()).singleElement().satisfies(error -> assertThat(error.line())
                .isEqualTo(4));
    }

    @Test
    void whatIsNoListIsRefusedWhole() {
        for (String text : new String[] {"", "day\n1\n", "citizen,citizen\n", "citizen\n\"never closed\n"}) {
            assertThatThrownBy(() -> RecipientList.ofCsv(bytes(text))).as(text).isInstanceOf(Problem.class);
        }
        assertThatThrownBy(() -> RecipientList.ofCsv(new byte[] {'c', (byte) 0xE9, '\n'}))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> RecipientList.ofCsv(bytes("citizen\n" + "x\n".repeat(RecipientList.MOST + 1))))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(413));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
