package eus.arreta.telegram.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import eus.arreta.channelapi.Content;
import eus.arreta.channelapi.InboundEvent;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.telegramsimulator.Fault;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What comes in by long polling, from a server that fails in the ways that Telegram does. */
class ReceivingTest {

    private static final Duration SOON = Duration.ofSeconds(15);

    private TelegramWorld world;

    @BeforeEach
    void begin() throws IOException {
        world = new TelegramWorld();
    }

    @AfterEach
    void end() {
        world.close();
    }

    private void awaitTexts(String... texts) {
        Awaitility.await().atMost(SOON).untilAsserted(() -> assertThat(world.core.texts())
                .containsExactly(texts));
    }

    @Test
    void whatWaitedAndWhatComesIsHeardInOrder() {
        world.phone.start("taxes");
        world.phone.write("one");
        OpenBot bot = world.open();
        awaitTexts("one");
        world.phone.write("two");
        awaitTexts("one", "two");
        assertThat(world.core.published.get(0)).isInstanceOf(InboundEvent.ConversationStarted.class);
        Awaitility.await().atMost(SOON).until(() -> world.bot.pending() == 0);
        assertThat(bot.health().code()).isEqualTo("running");
    }

    @Test
    void nothingIsConfirmedBeforeTheCoreHasIt() {
        world.core.broken = true;
        OpenBot bot = world.open();
        world.phone.write("kept");
        Awaitility.await().atMost(SOON).until(() -> bot.health().code().equals("core-away"));
        assertThat(bot.health().ok()).isFalse();
        assertThat(world.bot.pending()).isEqualTo(1);
        world.core.broken = false;
        awaitTexts("kept");
        Awaitility.await().atMost(SOON).until(() -> world.bot.pending() == 0);
    }

    @Test
    void aBadUpdateKeepsNothingBack() throws IOException {
        world.open();
        world.bot.tell((ObjectNode) BotApi.JSON.readTree(
                Files.readString(Path.of("src/test/resources/updates/poison/chat-background-of-unknown-type.json"))));
        world.bot.tell((ObjectNode) BotApi.JSON.readTree("{\"message\":{\"strange\":true}}"));
        world.phone.write("after them");
        Awaitility.await().atMost(SOON).until(() -> world.core.texts().contains("after them"));
        assertThat(world.core.contents())
                .anySatisfy(content -> assertThat(content).isInstanceOf(Content.Unsupported.class));
        assertThat(world.core.parked.values()).singleElement().asString().contains("strange");
    }

    @Test
    void whatIsParkedIsTriedAgainAndWhatIsCutOrStillStrangeStays() {
        OpenBot bot = world.open();
        assertThat(bot.retry("{\"update_id\":5,\"message\":{\"strange\":true}}"))
                .isFalse();
        assertThat(bot.retry("{\"update_id\":5,\"mess")).isFalse();
        String readable = """
                {"update_id":5,"message":{"message_id":3,"date":1760000000,"text":"now",
                "from":{"id":41,"is_bot":false,"first_name":"Maite"},
                "chat":{"id":41,"type":"private","first_name":"Maite"}}}""";
        assertThat(bot.retry(readable)).isTrue();
        assertThat(bot.retry(readable)).isTrue();
        assertThat(world.core.published.stream().map(event -> event.eventId()).distinct())
                .hasSize(1);
        world.core.broken = true;
        assertThatThrownBy(() -> bot.retry(readable)).isInstanceOf(IllegalStateException.class);
        assertThat(world.core.parked).isEmpty();
    }

    @Test
    void duplicatesAndDisorderComeToOneOrder() {
        world.telegram.faults().add(Fault.duplicateUpdates());
        world.telegram.faults().add(Fault.shuffledUpdates());
        List<String> texts =
                IntStream.range(0, 300).mapToObj(number -> "text " + number).toList();
        texts.forEach(world.phone::write);
        world.open();
        awaitTexts(texts.toArray(String[]::new));
    }

    @Test
    void pollingGoesOnThroughEveryFault() {
        for (Fault fault : List.of(
                Fault.dropBefore("getUpdates", 1),
                Fault.dropAfter("getUpdates", 1),
                Fault.html("getUpdates", 1),
                Fault.tooMany("getUpdates", 1, 1),
                Fault.refuse("getUpdates", 500, "Internal Server Error", 1))) {
            world.telegram.faults().add(fault);
        }
        world.open();
        world.phone.write("through");
        awaitTexts("through");
    }

    @Test
    void anotherPollerIsShown() {
        world.telegram
                .faults()
                .add(Fault.refuse("getUpdates", 409, "Conflict: terminated by other getUpdates request", 3));
        OpenBot bot = world.open();
        Awaitility.await().atMost(SOON).until(() -> bot.health().code().equals("received-elsewhere"));
        world.phone.write("mine again");
        awaitTexts("mine again");
        assertThat(bot.health().code()).isEqualTo("running");
    }

    @Test
    void aWebhookThatWasTakenAwayIsSetAgain() throws IOException, InterruptedException {
        BotSettings polling = world.settings();
        world.open(new BotSettings(
                polling.account(),
                polling.token(),
                URI.create("https://arreta.example.eus/channels/telegram/" + polling.account()),
                polling.api(),
                polling.ownServer(),
                polling.links(),
                null));
        Awaitility.await()
                .atMost(SOON)
                .until(() -> world.bot.calls("setWebhook").size() == 1);
        HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(
                                        world.telegram.url() + "/bot" + TelegramWorld.TOKEN + "/deleteWebhook"))
                                .build(),
                        HttpResponse.BodyHandlers.discarding());
        // It is looked at twice a minute.
        Awaitility.await()
                .atMost(Duration.ofSeconds(45))
                .until(() -> world.bot.calls("setWebhook").size() == 2);
    }

    @Test
    void oneReplicaReceivesAndTheOtherTakesOver() {
        OpenBot first = world.open();
        world.phone.write("one");
        awaitTexts("one");
        OpenBot second = world.open();
        Awaitility.await().atMost(SOON).until(() -> second.health().code().equals("standing-by"));
        first.stop();
        world.phone.write("two");
        awaitTexts("one", "two");
        assertThat(second.health().code()).isEqualTo("running");
        assertThat(first.health().code()).isEqualTo("stopped");
    }

    @Test
    void aRevokedTokenIsShownAndNeverNamed() {
        OpenBot bot = world.open();
        world.telegram.revoke(TelegramWorld.TOKEN);
        world.telegram.faults().add(Fault.html("getUpdates", 1));
        world.phone.write("wakes the poll");
        Awaitility.await().atMost(SOON).until(() -> bot.health().code().equals("token-refused"));
        assertThat(bot.health().toString()).doesNotContain("secret-of-the-town");
        assertThatThrownBy(() -> Verification.check(world.settings()))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused -> assertThat(refused.errors().get(0).pointer()).isEqualTo("/config/token"))
                .hasMessageNotContaining("secret-of-the-town");
        assertThat(world.settings().toString()).doesNotContain("secret-of-the-town");
    }

    @Test
    void aFileIsFetchedAlsoAtTheSecondTry() {
        world.telegram.faults().add(Fault.dropBefore("file", 1));
        world.open();
        world.phone.sendFile("letter.pdf", "application/pdf", new byte[] {1, 2, 3}, "my letter");
        awaitTexts("my letter");
        Content.Attachment file = (Content.Attachment) world.core.contents().get(0);
        assertThat(file.name()).isEqualTo("letter.pdf");
        assertThat(world.core.files.get(file.fileId())).containsExactly(1, 2, 3);
    }

    @Test
    void aFileThatIsNotGivenLeavesANoteAndItsWords() {
        world.telegram.faults().add(Fault.refuse("getFile", 400, "Bad Request: wrong file_id", 0));
        world.open();
        world.phone.sendFile("letter.pdf", "application/pdf", new byte[] {1}, "my letter");
        awaitTexts("my letter");
        assertThat(((Content.Unsupported) world.core.contents().get(0)).rawKind())
                .isEqualTo("telegram-file-not-given");
    }

    @Test
    void whoSendsTooLargeAFileIsToldOnce() throws IOException {
        ObjectNode update = (ObjectNode) BotApi.JSON.readTree(
                Files.readString(Path.of("src/test/resources/updates/13-document-over-20mb.json")));
        long chat = update.get("message").get("chat").get("id").asLong();
        world.bot.phone(chat, "Li", "zh-hans");
        String fileId = update.get("message").get("document").get("file_id").asText();
        world.bot.keepFile(fileId, "video-evidence.mov", new byte[21 * 1024 * 1024]);
        world.telegram.faults().add(Fault.duplicateUpdates());
        OpenBot bot = world.open();
        world.bot.tell(update);
        Awaitility.await()
                .atMost(SOON)
                .until(() -> !world.bot.calls("sendMessage").isEmpty());
        bot.stop();
        world.bot.tell(update.deepCopy());
        world.open();
        Awaitility.await().atMost(SOON).until(() -> world.bot.pending() == 0);
        assertThat(world.bot.calls("sendMessage")).hasSize(1);
        assertThat(world.bot.calls("sendMessage").get(0).text()).isEqualTo("fileTooLarge zh");
        assertThat(((Content.Unsupported) world.core.contents().get(0)).rawKind())
                .isEqualTo("telegram-file-too-large");
    }

    @Test
    void aGroupIsLeftPolitely() throws IOException {
        world.open();
        world.bot.phone(-4_000_000_123L, "Group", "es");
        world.bot.tell((ObjectNode) BotApi.JSON.readTree(
                Files.readString(Path.of("src/test/resources/updates/42-my-chat-member-added-to-group.json"))));
        Awaitility.await()
                .atMost(SOON)
                .until(() -> !world.bot.calls("leaveChat").isEmpty());
        Awaitility.await().atMost(SOON).untilAsserted(() -> assertThat(world.bot.calls("sendMessage"))
                .hasSize(1));
        assertThat(world.core.published).isEmpty();
    }
}
