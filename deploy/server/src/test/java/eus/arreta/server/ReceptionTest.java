package eus.arreta.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eus.arreta.channelapi.Content;
import eus.arreta.channelapi.InboundEvent;
import eus.arreta.channelapi.Sender;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Arreta says by itself, and what it takes as said to itself. */
@QuarkusTest
@QuarkusTestResource(TestServers.class)
class ReceptionTest extends ApplicationTest {

    private static final String BASQUE = "reception:language:eu";

    @Inject
    DataSource database;

    private InboundRecords inbound;
    private UUID account;
    private RepeatedRecords topics;

    @BeforeEach
    void open() {
        inbound = inbound();
        topics = new RepeatedRecords();
        account = newAccount(Map.of("enabled", true, "satisfaction", true));
    }

    @AfterEach
    void close() {
        inbound.close();
        topics.close();
    }

    private UUID newAccount(Map<String, Object> settings) {
        UUID id = UUID.fromString(api.post(
                        "/api/channel-accounts",
                        Map.of(
                                "channel",
                                "web-chat",
                                "name",
                                "Reception",
                                "config",
                                Map.of("allowedOrigins", List.of("self"))))
                .body()
                .get("id")
                .asText());
        if (!settings.isEmpty()) {
            assertThat(api.put("/api/channel-accounts/" + id + "/reception", settings)
                            .status())
                    .isEqualTo(200);
        }
        return id;
    }

    /** Somebody at the account, before the database knows them. */
    private final class Visitor {
        final String conversation = newConversation();
        final List<InboundEvent> told = new ArrayList<>();
        private int said;

        private Sender sender() {
            return new Sender("web-chat-visitor", conversation, null);
        }

        Visitor comes(String language, Instant at) {
            return tell(new InboundEvent.ConversationStarted(account, conversation, sender(), language, null, at));
        }

        Visitor comes() {
            return comes("es", Instant.now());
        }

        Visitor writes(String text) {
            return says(new Content.Text(text), Instant.now(), null);
        }

        Visitor presses(String choice) {
            return says(new Content.ChoicePressed(choice, "pressed"), Instant.now(), null);
        }

        Visitor says(Content content, Instant at, String language) {
            said++;
            return tell(new InboundEvent.MessageReceived(
                    account,
                    conversation,
                    sender(),
                    conversation + ":" + said,
                    at,
                    language,
                    List.of(content),
                    null,
                    null));
        }

        Visitor tell(InboundEvent event) {
            told.add(event);
            inbound.send(event);
            return this;
        }

        /** What was said to them by Arreta itself, in order. */
        List<String> hears() {
            return query(
                    "select entry.text from cases.entry entry join cases.conversation conversation"
                            + " on conversation.id = entry.conversation_id where conversation.address = ?"
                            + " and entry.author_kind = 'system' order by entry.history_no",
                    conversation);
        }

        List<String> awaits(int messages) {
            return Awaitility.await().atMost(SOON).until(this::hears, heard -> heard.size() >= messages);
        }

        JsonNode awaitCase(Predicate<JsonNode> wanted) {
            return Awaitility.await()
                    .atMost(SOON)
                    .ignoreExceptions()
                    .until(() -> api.get("/api/cases/" + number()).body(), wanted::test);
        }

        String number() {
            return query(
                            "select record.number from cases.case_record record join cases.conversation conversation"
                                    + " on conversation.case_id = record.id where conversation.address = ?",
                            conversation)
                    .get(0);
        }

        List<String> contacts() {
            return query(
                    "select contact.id::text from cases.contact contact join cases.conversation conversation"
                            + " on conversation.id = contact.conversation_id where conversation.address = ?",
                    conversation);
        }

        boolean hasCase() {
            return !query(
                            "select case_id::text from cases.conversation where address = ? and case_id is not null",
                            conversation)
                    .isEmpty();
        }

        /** Everything that was told is told to reception once more, and has been taken in. */
        void isToldOfAgain() {
            topics.repeat("arreta.conversation-events", body -> body.contains(conversationId()));
            if (hasCase()) {
                String number = number();
                topics.repeat("arreta.case-events", body -> body.contains(number));
            }
            topics.awaitTaken("arreta.reception", "arreta.conversation-events");
            topics.awaitTaken("arreta.reception-cases", "arreta.case-events");
        }

        private String conversationId() {
            return query("select id::text from cases.conversation where address = ?", conversation)
                    .get(0);
        }
    }

    private List<String> query(String sql, String... values) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int index = 0; index < values.length; index++) {
                statement.setString(index + 1, values[index]);
            }
            List<String> found = new ArrayList<>();
            var rows = statement.executeQuery();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void execute(String sql) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** As if reception had been turned on yesterday. */
    private void openSinceYesterday() {
        execute("update reception.account set since = now() - interval '1 day' where account_id = '" + account + "'");
    }

    private List<JsonNode> timeline(String number) {
        return api.all("/api/cases/" + number + "/timeline");
    }

    /** Says of the case's open concerns that no reply is needed; nobody is asked for it by a reply. */
    private void settle(String number) {
        api.get("/api/cases/" + number).body().get("concerns").forEach(concern -> {
            if (!concern.has("outcome")) {
                assertThat(api.put(
                                        "/api/concerns/" + concern.get("id").asText() + "/outcome",
                                        Map.of("outcome", "no-reply-needed", "reason", "a test"))
                                .status())
                        .isEqualTo(200);
            }
        });
    }

    @Test
    void aNewCitizenIsGreetedInBothLanguagesAndInformedWithoutACase() {
        Visitor visitor = new Visitor().comes();
        String greeting = visitor.awaits(1).get(0);
        assertThat(greeting).contains("Kaixo", "Hola", "Zein hizkuntzatan", "¿En qué idioma", "Zure datuak");
        assertThat(greeting.indexOf("Kaixo")).isLessThan(greeting.indexOf("Hola"));
        assertThat(greeting).doesNotContain("Bonjour", "Hello");
        assertThat(visitor.hasCase()).isFalse();
        assertThat(visitor.contacts()).isEmpty();
        assertThat(new Visitor().comes("fr", Instant.now()).awaits(1).get(0)).contains("Kaixo", "Hola", "Bonjour");
    }

    @Test
    void theChosenLanguageIsSpokenFromThenOnAndAllOfItStandsInTheTimeline() {
        Visitor visitor = new Visitor().comes();
        visitor.awaits(1);
        visitor.presses(BASQUE);
        assertThat(visitor.awaits(2).get(1)).startsWith("Ados, euskaraz");
        visitor.writes("Buenos días, ¿qué necesito para empadronarme en el municipio?");
        String number =
                visitor.awaitCase(found -> found.has("number")).get("number").asText();
        assertThat(visitor.awaits(3).get(2)).isEqualTo("Zure kontsulta jaso dugu. Zenbakia: " + number + ".");
        visitor.writes("Otra pregunta").writes("laguntza");
        assertThat(visitor.awaits(4).get(3)).contains("/hizkuntza");

        JsonNode found = visitor.awaitCase(one -> true);
        assertThat(found.get("language").asText()).isEqualTo("eu");
        assertThat(found.get("concerns")).hasSize(1);
        List<JsonNode> messages = timeline(number).stream()
                .filter(entry -> entry.get("type").asText().equals("message"))
                .toList();
        assertThat(messages)
                .extracting(entry -> entry.get("author").get("kind").asText())
                .containsExactly("system", "citizen", "system", "citizen", "system", "citizen", "citizen", "system");
        assertThat(messages.get(0).get("content").get(0).get("choices"))
                .extracting(choice -> choice.get("label").asText())
                .containsExactly("Euskara", "Castellano", "Français", "English");
        JsonNode citizen = api.get(
                        "/api/citizens/" + found.get("citizen").get("id").asText())
                .body();
        assertThat(citizen.get("language").asText()).isEqualTo("eu");
        assertThat(citizen.get("informationShown")).singleElement().satisfies(shown -> assertThat(
                        shown.get("textVersion").asText())
                .isEqualTo("1"));
    }

    @Test
    void whatIsToldAgainIsSaidOnce() {
        Visitor visitor = new Visitor().comes();
        visitor.awaits(1);
        visitor.presses(BASQUE).presses("reception:language:es");
        visitor.awaits(3);
        visitor.writes("Kaixo, erroldatu nahi dut").writes("/status");
        visitor.awaits(5);
        String number = visitor.number();
        settle(number);
        List<String> before = visitor.awaits(6);

        visitor.isToldOfAgain();
        topics.repeat(
                "arreta.conversation-events",
                body -> body.contains(visitor.conversationId()) && body.contains("language:eu"));
        topics.awaitTaken("arreta.reception", "arreta.conversation-events");
        visitor.told.forEach(inbound::send);
        visitor.writes("/help");

        assertThat(visitor.awaits(7)).startsWith(before.toArray(String[]::new)).hasSize(7);
        assertThat(api.get("/api/cases/" + number).body().get("language").asText())
                .as("an older wish doesn't come back")
                .isEqualTo("es");
    }

    @Test
    void whoCameLongAgoIsAcknowledgedAndNotGreeted() {
        openSinceYesterday();
        Instant then = Instant.now().minus(Duration.ofMinutes(30));
        Visitor visitor = new Visitor()
                .comes("es", then)
                .says(new Content.Text("¿Cuándo abre la oficina de atención?"), then.plusSeconds(5), "es");
        assertThat(visitor.awaits(1).get(0))
                .startsWith("Hemos recibido tu consulta")
                .contains("rectificarlos");
        visitor.writes("/ayuda");
        assertThat(visitor.awaits(2)).hasSize(2).last().asString().contains("/idioma");
    }

    @Test
    void whatHappenedBeforeItWasTurnedOnIsNotAnswered() {
        Instant then = Instant.now().minus(Duration.ofMinutes(1));
        Visitor early = new Visitor().says(new Content.Text("Antes"), then, "es");
        early.awaitCase(found -> true);
        early.writes("ayuda");
        assertThat(early.awaits(1)).singleElement().asString().contains("/idioma");
    }

    @Test
    void nothingIsSaidWhereNobodyTurnedItOn() {
        account = newAccount(Map.of());
        Visitor visitor = new Visitor().comes().writes("/help");
        awaitTaken(visitor.awaitCase(found -> found.get("subject").asText().equals("/help"))
                .get("number")
                .asText());
        assertThat(visitor.hears()).isEmpty();
    }

    @Test
    void whoWritesFirstIsGreetedInTheirLanguageBeforeTheNumber() {
        Visitor visitor = new Visitor().says(new Content.Text("Hello, where can I register?"), Instant.now(), "en");
        List<String> heard = visitor.awaits(2);
        assertThat(heard.get(0)).startsWith("Hello.").contains("Which language").doesNotContain("Kaixo");
        assertThat(heard.get(1)).startsWith("We have received your request. Number: " + visitor.number());
        assertThat(heard.get(1)).doesNotContain("Controller", "access your data");
    }

    @Test
    void commandsOpenNoCaseAndOnlyPersonDoes() {
        Visitor visitor =
                new Visitor().comes().writes("Ayuda!").writes("/STATUS").writes("idioma");
        List<String> heard = visitor.awaits(4);
        assertThat(heard.get(1)).contains("/idioma", "/hizkuntza");
        assertThat(heard.get(2)).contains("No tienes consultas abiertas");
        assertThat(heard.get(3)).contains("Zein hizkuntzatan");
        assertThat(visitor.hasCase()).isFalse();
        assertThat(visitor.contacts()).isEmpty();

        visitor.writes("/persona");
        JsonNode found = visitor.awaitCase(one -> one.get("concerns").size() == 1);
        assertThat(found.get("state").asText()).isEqualTo("new");
        assertThat(visitor.awaits(6)).anyMatch(text -> text.contains("Una persona te responderá"));
    }

    @Test
    void aWordInsideASentenceIsNoCommand() {
        Visitor visitor = new Visitor().writes("Necesito ayuda con el estado de mi licencia");
        assertThat(visitor.awaitCase(found -> true).get("subject").asText()).startsWith("Necesito ayuda");
        assertThat(visitor.awaits(2)).noneMatch(text -> text.contains("/idioma"));
    }

    @Test
    void aTypedNumberIsAPressUnlessAnAgentHasAskedSince() {
        account = newAccount(Map.of("enabled", true));
        Visitor visitor = new Visitor().comes();
        visitor.awaits(1);
        visitor.writes("1");
        assertThat(visitor.awaits(2).get(1)).startsWith("Ados, euskaraz");
        assertThat(visitor.hasCase()).isFalse();

        visitor.writes("Zenbat ordaindu behar da?");
        visitor.awaits(3);
        visitor.writes("/hizkuntza");
        visitor.awaits(4);
        String number = visitor.number();
        reply(number, "Zenbat pertsona zarete?");
        visitor.writes("2");
        Awaitility.await().atMost(SOON).until(() -> api.texts(number, "inbound").contains("2"));
        visitor.writes("/help");
        Awaitility.await().atMost(SOON).until(() -> visitor.hears().stream()
                .anyMatch(text -> text.contains("/pertsona")));
        assertThat(visitor.hears()).noneMatch(text -> text.contains("seguimos en castellano"));
        assertThat(visitor.contacts()).as("the answer is for the agent").hasSize(2);
        assertThat(api.get("/api/cases/" + number).body().get("language").asText())
                .isEqualTo("eu");
    }

    @Test
    void aNumberThatAnAgentHasAskedForIsNoScore() {
        Visitor visitor = new Visitor().says(new Content.Text("Una ayuda para mi familia"), Instant.now(), "es");
        visitor.awaits(2);
        String number = visitor.number();
        reply(number, "¿Cuántos sois?");
        visitor.awaits(3);
        visitor.writes("4");
        visitor.awaitCase(one -> one.get("concerns").size() == 2);
        assertThat(visitor.contacts()).hasSize(2).allSatisfy(contact -> assertThat(
                        api.get("/api/contacts/" + contact).body().has("satisfaction"))
                .isFalse());
    }

    private void reply(String number, String text) {
        String id = api.post("/api/cases/" + number + "/replies", ApiClient.text(text))
                .body()
                .get("messageId")
                .asText();
        Awaitility.await().atMost(SOON).until(() -> api.get("/api/messages/" + id)
                .body()
                .get("delivery")
                .get("state")
                .asText()
                .equals("sent"));
    }

    @Test
    void aCommandAfterTheReplyDoesNotKeepItFromBeingTheAnswer() {
        Visitor visitor = new Visitor().writes("¿Dónde está la oficina?");
        visitor.awaits(2);
        String number = visitor.number();
        String id = api.post("/api/cases/" + number + "/replies", ApiClient.text("En la plaza"))
                .body()
                .get("messageId")
                .asText();
        visitor.writes("/estado");
        JsonNode found = visitor.awaitCase(one -> one.get("concerns").get(0).has("outcome"));
        assertThat(found.get("concerns").get(0).get("outcome").asText()).isEqualTo("answered");
        assertThat(found.has("waitingSince")).isFalse();
        assertThat(api.get("/api/messages/" + id).status()).isEqualTo(200);
    }

    @Test
    void statusTellsOfOwnOpenCasesAndOfNoneThatIsRestrictedOrNeedsSurerIdentity() {
        Visitor visitor = new Visitor().says(new Content.Text("Quiero un certificado"), Instant.now(), "es");
        visitor.awaits(2);
        String number = visitor.number();
        Instant due = Instant.parse("2027-03-01T09:00:00Z");
        assertThat(api.post(
                                "/api/cases/" + number + "/promises",
                                Map.of("text", "call", "owner", owner(), "dueAt", due.toString()))
                        .status())
                .isLessThan(300);
        visitor.writes("estado");
        assertThat(visitor.awaits(3).get(2)).contains(number + ": recibida", "1/3/2027 10:00");

        execute("update cases.contact set assurance = 'eid', ended_at = now() where id = '"
                + visitor.contacts().get(0) + "'");
        execute("update cases.conversation set contact_running = false where address = '" + visitor.conversation + "'");
        visitor.writes("estado");
        assertThat(visitor.awaits(4).get(3)).contains("No tienes consultas abiertas");

        execute("update cases.contact set assurance = 'none' where id = '"
                + visitor.contacts().get(0) + "'");
        visitor.writes("estado");
        assertThat(visitor.awaits(5).get(4)).contains(number);
        api.post("/api/cases/" + number + "/restriction", Map.of("agents", List.of(owner()), "roles", List.of()));
        visitor.writes("estado");
        assertThat(visitor.awaits(6).get(5)).contains("No tienes consultas abiertas");
    }

    private String owner;

    private String owner() {
        if (owner == null) {
            owner = new Desk(api, inbound, account).agent("Miren Promise").id();
        }
        return owner;
    }

    @Test
    void satisfactionIsAskedOnceAndScoreAndCommentOpenNothing() {
        Visitor visitor = new Visitor().says(new Content.Text("¿Qué horario tenéis?"), Instant.now(), "es");
        visitor.awaits(2);
        String number = visitor.number();
        settle(number);
        assertThat(visitor.awaits(3).get(2)).contains("de 1 (muy mal) a 5");
        String contact = visitor.contacts().get(0);
        visitor.presses("reception:score:" + contact + ":4");
        assertThat(visitor.awaits(4).get(3)).startsWith("Gracias por tu valoración");
        visitor.writes("Muy amables");
        assertThat(visitor.awaits(5).get(4)).startsWith("Gracias, hemos guardado");
        JsonNode scored = Awaitility.await()
                .atMost(SOON)
                .until(() -> api.get("/api/contacts/" + contact).body(), one -> one.has("comment"));
        assertThat(scored.get("satisfaction").asInt()).isEqualTo(4);
        assertThat(scored.get("comment").asText()).isEqualTo("Muy amables");
        assertThat(visitor.contacts()).hasSize(1);
        assertThat(timeline(number))
                .filteredOn(entry -> entry.path("text").asText().startsWith("satisfaction:"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.get("text").asText()).isEqualTo("satisfaction:4"));

        visitor.writes("¿Y los sábados?");
        visitor.awaitCase(one -> one.get("concerns").size() == 2);
        settle(number);
        visitor.writes("/ayuda");
        Awaitility.await().atMost(SOON).until(() -> visitor.hears().stream()
                .anyMatch(text -> text.contains("/idioma")));
        topics.awaitTaken("arreta.reception-cases", "arreta.case-events");
        assertThat(visitor.hears())
                .filteredOn(text -> text.contains("de 1 (muy mal)"))
                .hasSize(1);
    }

    @Test
    void aQuestionIsNeverTakenForAComment() {
        Visitor visitor = new Visitor().says(new Content.Text("Hola, una cosa"), Instant.now(), "es");
        visitor.awaits(2);
        settle(visitor.number());
        visitor.awaits(3);
        visitor.presses("reception:score:" + visitor.contacts().get(0) + ":5");
        visitor.awaits(4);
        visitor.writes("¿Y cuánto cuesta?");
        visitor.awaitCase(one -> one.get("concerns").size() == 2);
    }

    @Test
    void somebodyElsesContactIsNotScored() {
        Visitor first = new Visitor().says(new Content.Text("Hola"), Instant.now(), "es");
        first.awaits(2);
        String contact = first.contacts().get(0);
        Visitor other = new Visitor().comes();
        other.awaits(1);
        other.presses("reception:score:" + contact + ":1").writes("/help");
        other.awaits(2);
        assertThat(api.get("/api/contacts/" + contact).body().has("satisfaction"))
                .isFalse();
    }

    @Test
    void whoSaysStopIsAskedNothingAndTheirConsentsEnd() {
        Visitor visitor = new Visitor().says(new Content.Text("Hola, buenas"), Instant.now(), "es");
        visitor.awaits(2);
        visitor.tell(new InboundEvent.ConsentDecided(
                account, visitor.conversation, visitor.sender(), "notices", true, "v1", Instant.now()));
        visitor.writes("stop");
        assertThat(visitor.awaits(3).get(2)).contains("no te enviaremos avisos");
        String number = visitor.number();
        settle(number);
        visitor.writes("/ayuda");
        assertThat(visitor.awaits(4).get(3)).contains("/idioma");
        topics.awaitTaken("arreta.reception-cases", "arreta.case-events");
        assertThat(visitor.hears()).hasSize(4);
        String citizen =
                api.get("/api/cases/" + number).body().get("citizen").get("id").asText();
        assertThat(api.get("/api/citizens/" + citizen).body().get("consents"))
                .extracting(consent -> consent.get("given").asBoolean())
                .containsExactlyInAnyOrder(true, false);
    }

    @Test
    void whoEndsIsThankedOnceWithTheirNumber() {
        Visitor visitor = new Visitor().says(new Content.Text("Hola, adiós"), Instant.now(), "es");
        visitor.awaits(2);
        visitor.tell(new InboundEvent.ConversationEnded(account, visitor.conversation, Instant.now()));
        assertThat(visitor.awaits(3).get(2)).contains("Gracias por escribirnos", visitor.number());
        visitor.isToldOfAgain();
        assertThat(visitor.hears()).hasSize(3);
    }

    @Test
    void aCaseThatIsSplitOffIsNotAcknowledged() {
        account = newAccount(Map.of("enabled", true));
        Visitor visitor = new Visitor().says(new Content.Text("Una cosa"), Instant.now(), "es");
        visitor.awaits(2);
        String number = visitor.number();
        settle(number);
        String external = visitor.conversation + ":2";
        visitor.writes("Y otra cosa");
        visitor.awaitCase(one -> one.get("concerns").size() == 2);
        String second = timeline(number).stream()
                .filter(entry -> entry.path("externalId").asText().equals(external))
                .map(entry -> entry.get("id").asText())
                .findFirst()
                .orElseThrow();
        ApiClient.Answer split = api.post("/api/cases/" + number + "/split", Map.of("messageIds", List.of(second)));
        assertThat(split.status()).isEqualTo(201);
        String apart = split.body().get("number").asText();
        assertThat(api.get("/api/cases/" + apart).body().get("concerns")).hasSize(1);
        awaitTaken(apart);
        assertThat(visitor.hears()).hasSize(2);
    }

    /** Waits until reception has taken in that a case was opened. */
    private void awaitTaken(String number) {
        Awaitility.await().atMost(SOON).untilAsserted(() -> assertThat(topics.holds(
                        "arreta.case-events", body -> body.contains(number) && body.contains("\"opened\"")))
                .isTrue());
        topics.awaitTaken("arreta.reception-cases", "arreta.case-events");
    }

    @Test
    void theMenuGivesTheCaseItsTopic() {
        String topic = "menu-" + UUID.randomUUID().toString().substring(0, 8);
        Map<String, String> names = Map.of("eu", "Erroldak", "es", "Padrón", "fr", "Registre", "en", "Register");
        assertThat(api.put("/api/topics/" + topic, Map.of("names", names)).status())
                .isLessThan(300);
        account = newAccount(Map.of("enabled", true, "menu", true, "topics", List.of(topic)));
        Visitor visitor = new Visitor().comes();
        visitor.awaits(1);
        visitor.presses(BASQUE);
        assertThat(visitor.awaits(2).get(1)).contains("Zein gairi buruz");
        visitor.writes("Erroldak");
        assertThat(visitor.awaits(3).get(2)).startsWith("Gaia: Erroldak.");
        visitor.writes("Nola erroldatu behar dut?");
        assertThat(visitor.awaitCase(found -> found.has("topic")).get("topic").asText())
                .isEqualTo(topic);
        assertThat(visitor.awaits(4)).hasSize(4);
    }

    @Test
    void settingsAreCheckedKeptAndPreviewed() {
        String path = "/api/channel-accounts/" + account + "/reception";
        int version = api.get(path).body().get("version").asInt();
        Map<String, Object> wanted = new HashMap<>(Map.of(
                "enabled",
                true,
                "greeting",
                Map.of("eu", "Ongi etorri Herrira."),
                "information",
                Map.of("controller", "Herriko Udala", "link", "https://www.example.org/privacy", "version", "2026-1"),
                "answerWithinHours",
                48,
                "version",
                version));
        assertThat(api.put(path, wanted).body().get("version").asInt()).isEqualTo(version + 1);
        assertThat(api.put(path, wanted).status()).isEqualTo(409);
        JsonNode preview =
                api.post(path + "/preview", Map.of("situation", "greeting")).body();
        String text = preview.get("messages").get(0).get("text").asText();
        assertThat(text).contains("Ongi etorri Herrira.", "Hola.", "Herriko Udala", "https://www.example.org/privacy");
        assertThat(preview.get("messages").get(0).get("choices")).hasSize(4);
        assertThat(api.post(path + "/preview", Map.of("situation", "case-opened", "language", "fr"))
                        .body()
                        .get("messages")
                        .get(0)
                        .get("text")
                        .asText())
                .contains("dans les 2 jours")
                .doesNotContain("ouverture");
        // Open for an hour a week, on another day.
        String day = LocalDate.now(ZoneId.of("Europe/Madrid"))
                .plusDays(2)
                .getDayOfWeek()
                .name()
                .substring(0, 3)
                .toLowerCase(Locale.ROOT);
        api.put(
                "/api/calendars/closed-today",
                Map.of("zone", "Europe/Madrid", "hours", Map.of(day, List.of(List.of("09:00", "10:00")))));
        wanted.put("calendar", "closed-today");
        wanted.put("version", version + 1);
        assertThat(api.put(path, wanted).status()).isEqualTo(200);
        for (String situation : List.of("case-opened", "person")) {
            assertThat(api.post(path + "/preview", Map.of("situation", situation, "language", "fr"))
                            .body()
                            .get("messages")
                            .get(0)
                            .get("text")
                            .asText())
                    .contains("Prochaine ouverture")
                    .contains("09:00");
        }

        wanted.put("calendar", "nowhere");
        wanted.put("version", version + 2);
        wanted.put("information", Map.of("controller", "Beste bat", "version", "2026-1", "link", "ftp://x"));
        wanted.put("answerWithinHours", 0);
        wanted.put("menu", true);
        wanted.put("greeting", Map.of("de", "Hallo"));
        ApiClient.Answer refused = api.put(path, wanted);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().get("errors"))
                .extracting(error -> error.get("pointer").asText())
                .contains(
                        "/information/version",
                        "/information/link",
                        "/answerWithinHours",
                        "/topics",
                        "/greeting/de",
                        "/calendar");
        assertThat(api.get("/api/channel-accounts/" + UUID.randomUUID() + "/reception")
                        .status())
                .isEqualTo(404);
        ApiClient agent =
                new Desk(api, inbound, account).agent("No Administrator").api();
        assertThat(agent.get(path).status()).isEqualTo(403);
        assertThat(agent.put(path, wanted).status()).isEqualTo(403);
        assertThat(query("select action from access.audit_entry where subject = ?", "channel-account:" + account))
                .contains("reception-changed");
    }
}
