package eus.arreta.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import eus.arreta.telegramsimulator.Fault;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Agents change what they sent, or take it back: at the citizen's phone, and in the case's history. */
@QuarkusTest
class SentChangesTest extends OneBotTest {

    @Inject
    Jdbi jdbi;

    private String number;

    @BeforeEach
    void ask() {
        number = asks("question");
    }

    private JsonNode message(String id) {
        return api.get("/api/messages/" + id).body();
    }

    private String sent(Map<String, Object> reply) {
        ApiClient.Answer answer = api.post("/api/cases/" + number + "/replies", reply);
        assertThat(answer.status()).isEqualTo(202);
        String id = answer.body().get("messageId").asText();
        Awaitility.await()
                .atMost(WHILE)
                .until(() -> message(id).get("delivery").get("state").asText().equals("sent"));
        return id;
    }

    private String sent(String text) {
        return sent(Map.of("text", text));
    }

    private ApiClient.Answer edit(String id, String text) {
        return api.patch("/api/messages/" + id, Map.of("text", text));
    }

    private JsonNode awaitChange(String id, String state) {
        return Awaitility.await().atMost(WHILE).until(() -> message(id), found -> found.path("change")
                .path("state")
                .asText()
                .equals(state));
    }

    @Test
    void otherWordsReachThePhoneAndTheFormerOnesStay() {
        String id = sent("We open at nin");
        ApiClient.Answer answer = edit(id, "We open at nine");
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body().has("changeId")).isTrue();
        JsonNode changed = awaitChange(id, "done");
        assertThat(phone.received()).containsExactly("We open at nine");
        assertThat(changed.get("text").asText()).isEqualTo("We open at nine");
        assertThat(changed.get("versions"))
                .extracting(version -> version.get("text").asText())
                .containsExactly("We open at nin", "We open at nine");
        assertThat(api.get("/api/cases/" + number).body().get("excerpt").asText())
                .isEqualTo("We open at nine");
        assertThat(edit(id, "We open at nine").status()).isEqualTo(422);
    }

    @Test
    void aTextThatWentOutInPartsIsChangedInAllOfThem() {
        String one = "one ".repeat(1_000).strip();
        String two = "two ".repeat(1_000).strip();
        String id = sent(one + "\n" + two);
        assertThat(phone.received()).hasSize(2);
        String other =
                "uno ".repeat(1_000).strip() + "\n" + "dos ".repeat(1_000).strip();
        assertThat(edit(id, other).status()).isEqualTo(202);
        awaitChange(id, "done");
        assertThat(phone.received()).hasSize(2);
        assertThat(String.join("\n", phone.received()).replaceAll("\\s+", " "))
                .isEqualTo(other.replaceAll("\\s+", " "));
        assertThat(message(id).get("text").asText()).isEqualTo(other);
        // The second part is no longer needed; its answer is lost, and it is asked for again.
        telegram.faults().add(Fault.dropAfter("deleteMessage", 1));
        assertThat(edit(id, "in short").status()).isEqualTo(202);
        Awaitility.await()
                .atMost(WHILE)
                .until(() -> message(id).get("text").asText().equals("in short"));
        assertThat(phone.received()).containsExactly("in short");
        assertThat(edit(id, other).status()).isEqualTo(422);
        assertThat(edit(id, "in shorter").status()).isEqualTo(202);
        Awaitility.await()
                .atMost(WHILE)
                .until(() -> message(id).get("text").asText().equals("in shorter"));
        assertThat(api.delete("/api/messages/" + id).status()).isEqualTo(202);
        Awaitility.await().atMost(WHILE).until(() -> phone.received().isEmpty());
    }

    @Test
    void aLongerTextThanThereIsRoomForIsRefusedAndChangesNothing() {
        String id = sent("one ".repeat(1_500).strip());
        assertThat(phone.received()).hasSize(2);
        List<String> before = phone.received();
        assertThat(edit(id, "two ".repeat(2_500).strip()).status()).isEqualTo(202);
        assertThat(awaitChange(id, "failed").get("change").get("reason").asText())
                .isEqualTo("too-long");
        assertThat(phone.received()).isEqualTo(before);
    }

    @Test
    void anEditedQuestionKeepsItsButtons() {
        String id = sent(Map.of("text", "which dya?", "choices", List.of("Saturday", "Sunday")));
        assertThat(edit(id, "which day?").status()).isEqualTo(202);
        JsonNode changed = awaitChange(id, "done");
        assertThat(changed.get("text").asText()).isEqualTo("which day?");
        assertThat(changed.get("content").get(0).get("choices")).hasSize(2);
        JsonNode shown = phone.messages().get(1);
        assertThat(shown.get("text").asText()).isEqualTo("which day?");
        assertThat(shown.get("reply_markup").get("inline_keyboard").findValuesAsText("text"))
                .containsExactly("Saturday", "Sunday");
    }

    @Test
    void aLostAnswerIsAskedForAgainAndComesToTheSame() {
        String id = sent("befor");
        telegram.faults().add(Fault.dropAfter("editMessageText", 1));
        assertThat(edit(id, "before").status()).isEqualTo(202);
        awaitChange(id, "done");
        assertThat(phone.received()).containsExactly("before");
        assertThat(bot.calls("editMessageText")).hasSize(2);
        telegram.faults().add(Fault.dropAfter("deleteMessage", 1));
        assertThat(api.delete("/api/messages/" + id).status()).isEqualTo(202);
        JsonNode gone = awaitChange(id, "done");
        assertThat(gone.get("change").get("kind").asText()).isEqualTo("delete");
        assertThat(phone.received()).isEmpty();
    }

    @Test
    void aChangeWhoseReplicaEndsIsCarriedOutByTheNextOneAndTwiceTheSameKeyIsOneChange() {
        String id = sent("one");
        Object body = Map.of("text", "two");
        stealLease("elsewhere", "1 hour");
        String change = api.patch("/api/messages/" + id, body, "Idempotency-Key", "k" + id)
                .body()
                .get("changeId")
                .asText();
        assertThat(api.patch("/api/messages/" + id, body, "Idempotency-Key", "k" + id)
                        .body()
                        .get("changeId")
                        .asText())
                .isEqualTo(change);
        Awaitility.await()
                .atMost(WHILE)
                .until(() -> jdbi.withHandle(handle -> handle.createUpdate("update gateway.delivery"
                                        + " set state = 'sending', attempts = 1, first_tried_at = now()"
                                        + " where command_id = cast(:id as uuid) and state = 'queued'")
                                .bind("id", change)
                                .execute())
                        == 1);
        stealLease("ended", "-1 second");
        awaitChange(id, "done");
        assertThat(phone.received()).containsExactly("two");
        assertThat(message(id).get("versions")).hasSize(2);
    }

    private void stealLease(String holder, String until) {
        jdbi.useHandle(handle -> handle.execute("update events.lease set fencing = fencing + 1, holder = '" + holder
                + "', expires_at = now() + interval '" + until + "' where name = 'dispatch:" + account + "'"));
    }

    @Test
    void whatIsTakenBackLeavesThePhoneWithAllItsFilesAndStaysInTheCase() {
        List<String> files = List.of(upload("a.png"), upload("b.png"));
        String id = sent(Map.of("text", "the wrong papers", "attachments", files));
        assertThat(phone.received()).hasSize(2);
        assertThat(api.delete("/api/messages/" + id).status()).isEqualTo(202);
        JsonNode gone = awaitChange(id, "done");
        assertThat(phone.received()).isEmpty();
        assertThat(gone.get("text").asText()).isEqualTo("the wrong papers");
        assertThat(gone.has("deletedAt")).isTrue();
        assertThat(gone.get("change").get("by").asText()).isNotBlank();
        assertThat(problem(api.delete("/api/messages/" + id))).isEqualTo("already-deleted");
        assertThat(problem(edit(id, "x"))).isEqualTo("already-deleted");
    }

    private String upload(String name) {
        byte[] png;
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            ImageIO.write(new BufferedImage(20, 20, BufferedImage.TYPE_INT_RGB), "png", bytes);
            png = bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return api.upload("/api/files?name=" + name, HttpRequest.BodyPublishers.ofByteArray(png), "image/png")
                .body()
                .get("id")
                .asText();
    }

    private static String problem(ApiClient.Answer refused) {
        assertThat(refused.status()).isEqualTo(409);
        return refused.body().get("type").asText().replaceFirst(".*[:/]", "");
    }

    @Test
    void whatTelegramRefusesIsToldAndTheCitizenStillSeesTheMessage() {
        String id = sent("stays");
        telegram.faults()
                .add(Fault.refuse("deleteMessage", 400, "Bad Request: message can't be deleted for everyone", 1));
        api.delete("/api/messages/" + id);
        JsonNode kept = awaitChange(id, "failed");
        assertThat(kept.get("change").get("reason").asText()).isEqualTo("too-late");
        assertThat(kept.has("deletedAt")).isFalse();
        assertThat(phone.received()).containsExactly("stays");
        telegram.faults().add(Fault.refuse("editMessageText", 400, "Bad Request: message to edit not found", 1));
        edit(id, "other");
        kept = awaitChange(id, "failed");
        assertThat(kept.get("change").get("reason").asText()).isEqualTo("message-gone");
        assertThat(kept.get("text").asText()).isEqualTo("stays");
        assertThat(kept.has("versions")).isFalse();
    }

    @Test
    void onlyOwnMessagesThatWereSentAreChangedAndOnlyWhereTheChannelCan() {
        String id = sent("mine");
        ApiClient other = new Desk(api, null, UUID.fromString(account))
                .agent("Another", "agent")
                .api();
        assertThat(other.patch("/api/messages/" + id, Map.of("text", "theirs")).status())
                .isEqualTo(403);
        assertThat(other.delete("/api/messages/" + id).status()).isEqualTo(403);
        String citizens = api.all("/api/cases/" + number + "/timeline").stream()
                .filter(entry -> entry.path("direction").asText().equals("inbound"))
                .findFirst()
                .orElseThrow()
                .get("id")
                .asText();
        assertThat(edit(citizens, "x").status()).isEqualTo(403);
        assertThat(api.delete("/api/messages/" + UUID.randomUUID()).status()).isEqualTo(404);
        telegram.faults().add(Fault.tooMany("sendMessage", 2, 1));
        String waiting = api.post("/api/cases/" + number + "/replies", ApiClient.text("later"))
                .body()
                .get("messageId")
                .asText();
        assertThat(problem(edit(waiting, "x"))).isEqualTo("not-sent");
        phone.block(true);
        Awaitility.await().atMost(WHILE).until(() -> edit(id, "y").status() == 409);
        assertThat(phone.received()).contains("mine").doesNotContain("theirs", "x", "y");
    }

    @Test
    void whatIsFormattedReachesThePhoneAndWhatIsNotStaysAsItIs() {
        String id = sent(Map.of("text", "Bring **your card**, see [here](https://example.org)", "format", "markup"));
        assertThat(phone.received()).containsExactly("Bring your card, see here");
        JsonNode shown = phone.messages().get(1).get("entities");
        assertThat(shown).extracting(one -> one.get("type").asText()).containsExactly("bold", "text_link");
        assertThat(message(id).get("text").asText()).isEqualTo("Bring your card, see here");
        assertThat(api.patch("/api/messages/" + id, Map.of("text", "Bring _it_", "format", "markup"))
                        .status())
                .isEqualTo(202);
        JsonNode changed = awaitChange(id, "done");
        assertThat(changed.get("content").get(0).get("marks").get(0).get("kind").asText())
                .isEqualTo("italic");
        assertThat(phone.messages().get(1).get("entities").get(0).get("type").asText())
                .isEqualTo("italic");
        sent("2 ** 3 ** 4 _a_");
        assertThat(phone.received()).endsWith("2 ** 3 ** 4 _a_");
        assertThat(api.post("/api/cases/" + number + "/replies", Map.of("text", "x", "format", "html"))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void anAgentFormatsInTheConsoleAndTheVisitorOfTheWebsiteSeesIt() {
        Page visitor = window(WIDE, ColorScheme.LIGHT);
        String word = "formatua-" + UUID.randomUUID().toString().substring(0, 8);
        chat(visitor, "Galdera: " + word);
        String own = awaitCaseWith(word, WHILE);
        Page agent = window(WIDE, ColorScheme.LIGHT);
        signIn(agent);
        agent.navigate(server + "cases/" + own);
        Locator area = agent.locator("#reply-text");
        area.fill("negrita");
        area.selectText();
        agent.locator("[data-sign='**']").click();
        PlaywrightAssertions.assertThat(area).hasValue("**negrita**");
        area.fill("**negrita** <i>no</i> [web](https://example.org/x) `c`");
        area.press("Control+Enter");
        Locator words = agent.locator(".msg.own .words");
        PlaywrightAssertions.assertThat(words.locator("strong")).hasText("negrita");
        PlaywrightAssertions.assertThat(words).hasText("negrita <i>no</i> web c");
        Locator bubble = visitor.locator("arreta-chat .bubble:not(.mine) .words");
        PlaywrightAssertions.assertThat(bubble.locator("strong")).hasText("negrita");
        PlaywrightAssertions.assertThat(bubble.locator("code")).hasText("c");
        PlaywrightAssertions.assertThat(bubble.locator("a")).hasAttribute("href", "https://example.org/x");
        PlaywrightAssertions.assertThat(bubble).hasText("negrita <i>no</i> web c");
        agent.context().close();
        visitor.context().close();
    }

    @Test
    void anAnswerShowsWhatItAnswersAndOffersAnswersToPress() {
        String question = api.all("/api/cases/" + number + "/timeline").stream()
                .filter(entry -> entry.path("text").asText().equals("question"))
                .findFirst()
                .orElseThrow()
                .get("id")
                .asText();
        sent(Map.of("text", "which day?", "replyTo", question, "choices", List.of("Saturday", "Sunday")));
        JsonNode shown = phone.messages().get(1);
        assertThat(shown.get("reply_to_message").get("text").asText()).isEqualTo("question");
        JsonNode buttons = shown.get("reply_markup").get("inline_keyboard");
        assertThat(buttons.findValuesAsText("text")).containsExactly("Saturday", "Sunday");
        phone.press(
                shown.get("message_id").asLong(),
                buttons.findValuesAsText("callback_data").get(1));
        Awaitility.await().atMost(WHILE).until(() -> api.all("/api/cases/" + number + "/timeline").stream()
                .anyMatch(entry ->
                        entry.path("content").path(0).path("label").asText().equals("Sunday")));
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of("text", "x", "replyTo", UUID.randomUUID()),
                Map.of("text", "x", "replyTo", question, "conversation", UUID.randomUUID()),
                Map.of("text", "x", "choices", List.of()),
                Map.of("text", "x", "choices", List.of("same", " same")),
                Map.of("text", "x", "choices", List.of("x".repeat(65))),
                Map.of("choices", List.of("no text")))) {
            assertThat(api.post("/api/cases/" + number + "/replies", wrong).status())
                    .as(wrong.toString())
                    .isEqualTo(422);
        }
    }

    @Test
    void anAgentAnswersACertainMessageWithButtonsInTheConsole() {
        Page agent = window(WIDE, ColorScheme.LIGHT);
        signIn(agent);
        agent.navigate(server + "cases/" + number);
        agent.locator("[data-answer]").first().click();
        PlaywrightAssertions.assertThat(agent.locator(".answers")).containsText("question");
        agent.fill("#reply-text", "which?");
        agent.locator(".choices summary").click();
        agent.fill(".choices textarea", "this\n\nthat\n");
        agent.locator("#reply-form .btn-brand").click();
        Awaitility.await().atMost(WHILE).until(() -> phone.received().contains("which?"));
        JsonNode shown = phone.messages().get(1);
        assertThat(shown.get("reply_to_message").get("text").asText()).isEqualTo("question");
        assertThat(shown.get("reply_markup").findValuesAsText("text")).containsExactly("this", "that");
        PlaywrightAssertions.assertThat(agent.locator(".answers")).isHidden();
        PlaywrightAssertions.assertThat(agent.locator(".msg.own .quoted")).containsText("question");
        agent.context().close();
    }

    @Test
    void anAgentChangesAndTakesBackInTheConsole() {
        Page agent = window(WIDE, ColorScheme.LIGHT);
        signIn(agent);
        agent.navigate(server + "cases/" + number);
        agent.locator("#reply-text").fill("Abrimos a las nuev");
        agent.locator("#reply-text").press("Control+Enter");
        Locator own = withText(agent, ".msg.own", "Abrimos a las nuev");
        own.locator("summary").click();
        own.locator("textarea").fill("Abrimos a las nueve");
        withText(agent, ".msg.own button", "Guardar el cambio").click();
        PlaywrightAssertions.assertThat(own.locator(".words")).hasText("Abrimos a las nueve");
        Awaitility.await().atMost(WHILE).until(() -> phone.received(), List.of("Abrimos a las nueve")::equals);
        PlaywrightAssertions.assertThat(own.locator(".versions li")).hasCount(2);
        own.locator(".changing summary").click();
        withText(agent, ".msg.own button", "Retirar el mensaje").click();
        PlaywrightAssertions.assertThat(own).containsText("ha retirado este mensaje");
        PlaywrightAssertions.assertThat(own.locator(".changing")).hasCount(0);
        assertThat(phone.received()).isEmpty();
        agent.context().close();
    }
}
