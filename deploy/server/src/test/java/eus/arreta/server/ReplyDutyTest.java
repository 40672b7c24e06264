package eus.arreta.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Contacts, concerns and what must come of them. */
@QuarkusTest
class ReplyDutyTest extends ApplicationTest {

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
    void aFirstMessageBeginsAContactWithAConcern() {
        Desk.Chat chat = desk.writes("Where do I pay?");
        JsonNode concern = chat.detail().get("concerns").get(0);
        assertThat(concern.get("kind").asText()).isEqualTo("information");
        assertThat(concern.has("outcome")).isFalse();
        assertThat(concern.get("caseNumber").asText()).isEqualTo(chat.number);
        JsonNode contact =
                api.get("/api/contacts/" + concern.get("contactId").asText()).body();
        assertThat(contact.get("channel").asText()).isEqualTo("web-chat");
        assertThat(contact.get("direction").asText()).isEqualTo("inbound");
        assertThat(contact.get("assurance").asText()).isEqualTo("none");
        assertThat(contact.has("endedAt")).isFalse();
        assertThat(contact.get("caseNumber").asText()).isEqualTo(chat.number);
    }

    @Test
    void moreMessagesOfTheSameContactBeginNothing() {
        Desk.Chat chat = desk.writes("one");
        chat.says("two");
        desk.await(chat.number, detail -> texts(chat).size() == 2);
        assertThat(chat.detail().get("concerns")).hasSize(1);
    }

    @Test
    void afterADayOfSilenceAMessageBeginsAnotherContact() {
        Instant now = Instant.now();
        Desk.Chat chat = desk.writes("first");
        chat.saysAt("much later", now.plus(Duration.ofHours(25)));
        JsonNode detail = desk.await(chat.number, found -> found.get("concerns").size() == 2);
        String first = detail.get("concerns").get(0).get("contactId").asText();
        JsonNode contact = api.get("/api/contacts/" + first).body();
        assertThat(contact.get("endReason").asText()).isEqualTo("silence");
    }

    @Test
    void aReplyThatWasSentAnswersWhatWasAsked() {
        Desk.Chat chat = desk.writes("Where do I pay?");
        String contactId = chat.detail().get("concerns").get(0).get("contactId").asText();
        chat.replied("At the desk.");
        JsonNode concern = desk.await(
                        chat.number, found -> found.get("concerns").get(0).has("outcome"))
                .get("concerns")
                .get(0);
        assertThat(concern.get("outcome").asText()).isEqualTo("answered");
        JsonNode contact = api.get("/api/contacts/" + contactId).body();
        assertThat(contact.get("endReason").asText()).isEqualTo("outcome");
        chat.says("Thanks");
        assertThat(desk.await(chat.number, found -> found.get("concerns").size() == 2)
                        .get("concerns")
                        .get(1)
                        .has("outcome"))
                .isFalse();
    }

    @Test
    void whatIsOwedAnAnswerCantBeResolved() {
        Desk.Chat chat = desk.writes("Where do I pay?");
        ApiClient.Answer refused = chat.state("resolved");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().get("type").asText()).endsWith("open-concerns");
        assertThat(refused.body().get("concerns")).extracting(JsonNode::asText).isEqualTo(chat.openConcerns());
        chat.settle();
        assertThat(chat.state("resolved").status()).isEqualTo(200);
    }

    @Test
    void anOutcomeNeedsWhatItNeeds() {
        Desk.Chat chat = desk.writes("one");
        String concern = chat.openConcerns().get(0);
        assertThat(pointer(outcome(concern, Map.of("outcome", "filed")))).isEqualTo("/registryNumber");
        assertThat(pointer(outcome(concern, Map.of("outcome", "forwarded")))).isEqualTo("/body");
        assertThat(pointer(outcome(concern, Map.of("outcome", "forwarded", "body", "nowhere"))))
                .isEqualTo("/body");
        assertThat(pointer(outcome(concern, Map.of("outcome", "no-reply-needed"))))
                .isEqualTo("/reason");
        assertThat(outcome(concern, Map.of("outcome", "lost")).status()).isEqualTo(422);
        assertThat(outcome(concern, Map.of("outcome", "case-opened")).status()).isEqualTo(409);
        ApiClient.Answer filed = outcome(concern, Map.of("outcome", "filed", "registryNumber", "2026/17"));
        assertThat(filed.status()).isEqualTo(200);
        assertThat(filed.body().get("details").get("registryNumber").asText()).isEqualTo("2026/17");
    }

    @Test
    void aForwardingTellsTheCitizenToWhom() {
        api.put(
                "/api/bodies/water-board",
                Map.of(
                        "names",
                        Map.of("eu", "Ur Partzuergoa", "es", "Consorcio de Aguas", "fr", "Eaux", "en", "Water")));
        Desk.Chat chat = desk.writes("No hay agua");
        assertThat(outcome(chat.openConcerns().get(0), Map.of("outcome", "forwarded", "body", "water-board"))
                        .status())
                .isEqualTo(200);
        JsonNode told = desk.timeline(chat.number).stream()
                .filter(entry -> entry.path("direction").asText().equals("outbound"))
                .findFirst()
                .orElseThrow();
        assertThat(told.get("text").asText()).contains("Consorcio de Aguas");
        assertThat(told.get("author").get("kind").asText()).isEqualTo("system");
    }

    @Test
    void aComplaintOnAnInformalAccountShowsTheFormAndIsNotAnswered() {
        String form = "https://town.example/complaints";
        api.patch("/api/channel-accounts/" + desk.account(), Map.of("formUrl", form));
        Desk.Chat chat = desk.writes("The bin lorry is too loud");
        assertThat(api.patch("/api/cases/" + chat.number, Map.of("kind", "complaint"))
                        .status())
                .isEqualTo(200);
        JsonNode concern = chat.detail().get("concerns").get(0);
        assertThat(concern.get("mustBeFiled").asBoolean()).isTrue();
        assertThat(concern.get("formUrl").asText()).isEqualTo(form);
        assertThat(texts(chat, "outbound")).singleElement().asString().contains(form);
        chat.replied("We are sorry.");
        ApiClient.Answer answered = outcome(concern.get("id").asText(), Map.of("outcome", "answered"));
        assertThat(answered.status()).isEqualTo(409);
        assertThat(answered.body().get("formUrl").asText()).isEqualTo(form);
        assertThat(chat.detail().get("concerns").get(0).has("outcome")).isFalse();
        assertThat(outcome(concern.get("id").asText(), Map.of("outcome", "declined"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aStaleOutcomeIsRefusedWithThePresentState() {
        Desk.Chat chat = desk.writes("one");
        String concern = chat.openConcerns().get(0);
        outcome(concern, Map.of("outcome", "declined", "version", 0));
        ApiClient.Answer stale = outcome(concern, Map.of("outcome", "answered", "version", 0));
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.body().get("current").get("outcome").asText()).isEqualTo("declined");
    }

    @Test
    void theCitizensEndEndsTheContact() {
        Desk.Chat chat = desk.writes("one");
        String contactId = chat.detail().get("concerns").get(0).get("contactId").asText();
        inbound.send(new eus.arreta.channelapi.InboundEvent.ConversationEnded(
                desk.account(), chat.conversation, Instant.now()));
        Awaitility.await().atMost(SOON).untilAsserted(() -> assertThat(api.get("/api/contacts/" + contactId)
                        .body()
                        .path("endReason")
                        .asText())
                .isEqualTo("citizen"));
        assertThat(chat.openConcerns()).hasSize(1);
    }

    private ApiClient.Answer outcome(String concern, Map<String, Object> body) {
        return api.put("/api/concerns/" + concern + "/outcome", body);
    }

    private static String pointer(ApiClient.Answer answer) {
        assertThat(answer.status()).isEqualTo(422);
        return answer.body().get("errors").get(0).get("pointer").asText();
    }

    private List<String> texts(Desk.Chat chat) {
        return texts(chat, "inbound");
    }

    private List<String> texts(Desk.Chat chat, String direction) {
        return api.texts(chat.number, direction);
    }
}
