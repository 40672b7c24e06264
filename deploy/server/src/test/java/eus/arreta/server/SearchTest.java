package eus.arreta.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eus.arreta.channelapi.Content;
import eus.arreta.channelapi.InboundEvent;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cases are found by what stands in them. Each test has a made-up word of its own, so that only its cases are found. */
@QuarkusTest
class SearchTest extends ApplicationTest {

    private InboundRecords inbound;
    private Desk desk;

    @BeforeEach
    void open() {
        inbound = inbound();
        desk = new Desk(api, inbound, webAccount());
    }

    @AfterEach
    void close() {
        inbound.close();
    }

    @Test
    void wordsAreFoundInTheirOtherForms() {
        String own = word();
        Desk.Chat spanish = says("es", "Necesito dos certificados de empadronamiento " + own);
        Desk.Chat basque = says("eu", "Etxebizitzarako laguntzak eskatu nahi ditut " + own);
        Desk.Chat french = says("fr", "Les horaires des crèches municipales " + own);
        Desk.Chat english = says("en", "The neighbours are complaining about noises " + own);
        assertThat(found("certificado " + own)).containsExactly(spanish.number);
        assertThat(found("EMPADRONAMIENTOS " + own)).containsExactly(spanish.number);
        assertThat(found("laguntza " + own)).containsExactly(basque.number);
        assertThat(found("creche municipale " + own)).containsExactly(french.number);
        assertThat(found("neighbour complained " + own)).containsExactly(english.number);
        assertThat(found(own)).containsExactly(english.number, french.number, basque.number, spanish.number);
    }

    @Test
    void accentsMayBeMissingOnEitherSide() {
        String own = word();
        Desk.Chat with = says("es", "El padrón está aquí " + own);
        Desk.Chat without = says("es", "el padron esta alli " + own);
        assertThat(found("padron " + own)).containsExactly(without.number, with.number);
        assertThat(found("padrón " + own)).containsExactly(without.number, with.number);
    }

    @Test
    void phrasesAndExclusionsNarrow() {
        String own = word();
        Desk.Chat first = says("es", "el libro de familia " + own);
        Desk.Chat second = says("es", "la familia busca un libro " + own);
        assertThat(found("libro familia " + own)).containsExactly(second.number, first.number);
        assertThat(found("\"libro de familia\" " + own)).containsExactly(first.number);
        assertThat(found("familia -buscar " + own)).containsExactly(first.number);
        assertThat(found("-familia " + own)).isEmpty();
        assertThat(found("-familia")).isEmpty();
    }

    @Test
    void exactHitsComeFirst() {
        String own = word();
        Desk.Chat named = says("es", "hola");
        Desk.Chat mentions = says("es", "busco a " + own + " Etxeberria");
        Desk.Chat similar = says("es", "buenas");
        api.patch("/api/citizens/" + named.citizen(), Map.of("name", own + " Etxeberria"));
        api.patch("/api/citizens/" + similar.citizen(), Map.of("name", own + " Etxebarria"));
        api.post("/api/citizens/" + named.citizen() + "/addresses", Map.of("kind", "document", "value", dni(named)));
        assertThat(found(own + " etxeberria")).containsExactly(named.number, similar.number, mentions.number);
        assertThat(found(own + " Etxevarria")).contains(named.number, similar.number);
        assertThat(found(dni(named))).containsExactly(named.number);
        assertThat(found(named.number.toLowerCase(java.util.Locale.ROOT))).containsExactly(named.number);
    }

    @Test
    void notesSubjectsAndTranscriptsAreFoundToo() {
        String own = word();
        Desk.Chat chat = says("es", "hola");
        api.post("/api/cases/" + chat.number + "/notes", Map.of("text", "llamar mañana " + own));
        assertThat(found("mañanas " + own)).containsExactly(chat.number);
        Desk.Chat other = says("es", "hola otra vez");
        String subject = word();
        assertThat(api.patch(
                                "/api/cases/" + other.number,
                                Map.of(
                                        "subject",
                                        "Farolas rotas " + subject,
                                        "version",
                                        other.detail().get("version").asInt()))
                        .status())
                .isEqualTo(200);
        assertThat(found("farola " + subject)).containsExactly(other.number);
    }

    @Test
    void theWordsAreShownWhereTheyStand() {
        String own = word();
        says("es", "Quiero saber cuándo abre la oficina de " + own + " los sábados");
        JsonNode match = search("oficinas " + own).get(0).get("match");
        String text = match.get("text").asText();
        assertThat(text).contains("los sábados");
        List<String> marked = new ArrayList<>();
        match.get("marks")
                .forEach(mark -> marked.add(
                        text.substring(mark.get("from").asInt(), mark.get("to").asInt())));
        assertThat(marked).contains("oficina", own);
    }

    @Test
    void aSearchIsFilteredAndPagedWithoutGapsAndRepeats() {
        String own = word();
        List<String> numbers = new ArrayList<>();
        for (int index = 0; index < 7; index++) {
            numbers.add(0, says(index % 2 == 0 ? "es" : "eu", "mensaje " + index + " " + own).number);
        }
        List<String> seen = new ArrayList<>();
        String next = "";
        while (next != null) {
            JsonNode page = api.get("/api/cases?limit=2&q=" + own + (next.isEmpty() ? "" : "&after=" + next))
                    .body();
            page.get("items").forEach(item -> seen.add(item.get("number").asText()));
            next = page.hasNonNull("next") ? page.get("next").asText() : null;
        }
        assertThat(seen).isEqualTo(numbers);
        assertThat(api.all("/api/cases?q=" + own + "&language=eu")).hasSize(3);
        assertThat(api.all("/api/cases?q=" + own + "&state=closed")).isEmpty();
    }

    @Test
    void whatMayNotBeSeenIsNotFound() {
        String own = word();
        Desk.Chat chat = says("es", "un secreto " + own);
        Desk.Agent named = desk.agent("Ane");
        Desk.Agent other = desk.agent("Koldo");
        api.post(
                "/api/cases/" + chat.number + "/restriction",
                Map.of("agents", List.of(named.id()), "roles", List.of()));
        assertThat(other.api().all("/api/cases?q=" + own)).isEmpty();
        assertThat(other.api().all("/api/cases?q=" + chat.number)).isEmpty();
        assertThat(named.api().all("/api/cases?q=" + own)).hasSize(1);
        assertThat(desk.agent("Analyst", "analyst")
                        .api()
                        .get("/api/cases?q=" + own)
                        .status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a+)+$",
                "' or 1=1 --",
                "%_%",
                "& | ! <-> :*",
                "\\",
                "de la que",
                "😀",
                "\u202E",
                "a:*b",
                "<script>",
                "\"",
                "((((((((((((((((((((((((((((((",
                "-a -b -c"
            })
    void nothingThatIsTypedIsAnError(String typed) {
        assertThat(api.get("/api/cases?q=" + encoded(typed)).status()).isEqualTo(200);
    }

    @Test
    void tooMuchIsRefused() {
        assertThat(api.get("/api/cases?q=" + "a".repeat(201)).status()).isEqualTo(422);
        assertThat(api.get("/api/cases?q=%20").status()).isEqualTo(422);
        assertThat(api.get("/api/cases?q=a&after=bad").status()).isEqualTo(422);
    }

    @Test
    void aLanguageThatNobodyStatedIsFoundOut() {
        String own = word();
        Desk.Chat chat = says(null, "Kaixo, erroldatu nahi dut eta ez dakit zer agiri behar ditudan " + own);
        assertThat(chat.detail().get("language").asText()).isEqualTo("eu");
        Desk.Chat unsure = says(null, "ok");
        assertThat(unsure.detail().has("language")).isFalse();
        Desk.Chat stated = says("fr", "Buenos días, ¿hasta cuándo puedo pedir la ayuda al alquiler? " + own);
        assertThat(stated.detail().get("language").asText()).isEqualTo("fr");
        assertThat(found("agiriak " + own)).containsExactly(chat.number);
    }

    private Desk.Chat says(String language, String text) {
        return desk.writes(conversation -> new InboundEvent.MessageReceived(
                desk.account(),
                conversation,
                InboundRecords.message(desk.account(), conversation, conversation + ":1", text)
                        .sender(),
                conversation + ":1",
                Instant.now(),
                language,
                List.of(new Content.Text(text)),
                null,
                null));
    }

    private static String dni(Desk.Chat chat) {
        int number = Math.abs(chat.conversation.hashCode()) % 90_000_000 + 10_000_000;
        return number + String.valueOf("TRWAGMYFPDXBNJZSQVHLCKE".charAt(number % 23));
    }

    private List<String> found(String typed) {
        List<String> numbers = new ArrayList<>();
        search(typed).forEach(one -> numbers.add(one.get("number").asText()));
        return numbers;
    }

    private JsonNode search(String typed) {
        return api.get("/api/cases?q=" + encoded(typed)).body().get("items");
    }

    private static String encoded(String typed) {
        return URLEncoder.encode(typed, StandardCharsets.UTF_8);
    }

    /** Letters that no language has put together like that. */
    private static String word() {
        return "zq" + UUID.randomUUID().toString().replaceAll("[^a-f]", "") + "xw";
    }
}
