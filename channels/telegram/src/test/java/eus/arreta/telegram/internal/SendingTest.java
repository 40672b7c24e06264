package eus.arreta.telegram.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import eus.arreta.channelapi.Account;
import eus.arreta.channelapi.Content;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.channelapi.Mark;
import eus.arreta.channelapi.OutboundCommand;
import eus.arreta.channelapi.OutboundContent;
import eus.arreta.channelapi.RateLimit;
import eus.arreta.channelapi.SendResult;
import eus.arreta.telegramsimulator.Fault;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes out, to a server that answers in all the ways that Telegram does. */
class SendingTest {

    private static final Duration SOON = Duration.ofSeconds(15);

    private TelegramWorld world;
    private OpenBot bot;

    @BeforeEach
    void begin() throws IOException {
        world = new TelegramWorld();
        bot = world.open();
    }

    @AfterEach
    void end() {
        world.close();
    }

    private static OutboundContent.Text text(String text) {
        return new OutboundContent.Text(text, null);
    }

    private OutboundContent.Attachment file(String name, String mediaType) {
        String id = UUID.randomUUID().toString();
        world.core.files.put(id, new byte[] {7, 8, 9});
        return new OutboundContent.Attachment(id, name, mediaType, 3);
    }

    @Test
    void aBotMayBePermittedMoreOrLessThanOthers() {
        List<RateLimit> usual = List.of(
                new RateLimit(RateLimit.Scope.ACCOUNT, 30, Duration.ofSeconds(1)),
                new RateLimit(RateLimit.Scope.CONVERSATION, 5, Duration.ofSeconds(5)));
        Account account = world.core.account();
        assertThat(bot.rateLimits(usual)).isEqualTo(usual);
        assertThat(settings(account, 100).limits(usual))
                .containsExactly(new RateLimit(RateLimit.Scope.ACCOUNT, 100, Duration.ofSeconds(1)), usual.get(1));
        for (Number wrong : List.of(0, 1_001, 1.5)) {
            assertThatThrownBy(() -> settings(account, wrong)).isInstanceOf(InvalidInput.class);
        }
    }

    private static BotSettings settings(Account account, Number perSecond) {
        return BotSettings.of(
                new Account(
                        account.id(),
                        account.channel(),
                        account.name(),
                        Map.of("sendsPerSecond", perSecond),
                        account.secrets()),
                null);
    }

    @Test
    void textGoesAsItIs() {
        String words = "a_b *c* [d] <e> & \uD83D\uDE00";
        SendResult.Sent sent = (SendResult.Sent) world.send(bot, text(words));
        assertThat(world.phone.received()).containsExactly(words);
        assertThat(sent.externalId()).matches("41:[0-9]+");
    }

    private static final List<Mark> MARKS = List.of(
            new Mark(Mark.Kind.BOLD, 0, 2, null),
            new Mark(Mark.Kind.LINK, 3, 4, "https://example.org/a"),
            new Mark(Mark.Kind.ITALIC, 5, 2, null));

    @Test
    void formattingGoesBesideTheText() {
        OutboundContent.Text words = new OutboundContent.Text("\uD83D\uDE00 form", null, MARKS);
        SendResult.Sent sent = (SendResult.Sent) world.send(bot, words);
        world.send(bot, words, file("a.pdf", "application/pdf"));
        for (JsonNode entities : List.of(
                world.phone.messages().get(0).get("entities"),
                world.phone.messages().get(1).get("caption_entities"))) {
            assertThat(entities)
                    .extracting(one ->
                            one.get("type").asText() + " " + one.get("offset").asInt() + " "
                                    + one.get("length").asInt())
                    .containsExactly("bold 0 2", "text_link 3 4", "italic 5 2");
            assertThat(entities.get(1).get("url").asText()).isEqualTo("https://example.org/a");
        }
        bot.send(new OutboundCommand.EditMessage(
                UUID.randomUUID(),
                UUID.randomUUID(),
                world.core.account().id(),
                "41",
                "bold",
                sent.externalId(),
                List.of(new Mark(Mark.Kind.BOLD, 0, 4, null)),
                List.of()));
        assertThat(world.phone.messages().get(0).get("entities")).hasSize(1);
    }

    @Test
    void formattingThatTelegramCannotReadIsLeftOutAndTheWordsGo() {
        String refusal = "Bad Request: can't parse entities: something is wrong";
        world.telegram.faults().add(Fault.refuse("sendMessage", 400, refusal, 1));
        world.telegram.faults().add(Fault.refuse("sendDocument", 400, refusal, 1));
        OutboundContent.Text words = new OutboundContent.Text("\uD83D\uDE00 form", null, MARKS);
        assertThat(world.send(bot, words)).isInstanceOf(SendResult.Sent.class);
        assertThat(world.send(bot, words, file("a.pdf", "application/pdf"))).isInstanceOf(SendResult.Sent.class);
        assertThat(world.phone.received()).containsExactly(words.text(), words.text());
        assertThat(world.phone.messages().get(0).has("entities")).isFalse();
        assertThat(world.phone
                        .messages()
                        .get(1)
                        .get("document")
                        .get("file_size")
                        .asInt())
                .isEqualTo(3);
    }

    @Test
    void aReplyNamesWhatItAnswersAndGoesOutWithoutItToo() {
        long question = world.phone.write("question");
        bot.send(world.message("41", "41:" + question, List.of(text("answer"))));
        JsonNode answer = world.phone.messages().get(1);
        assertThat(answer.get("reply_to_message").get("message_id").asLong()).isEqualTo(question);
        assertThat(bot.send(world.message("41", "41:7", List.of(text("answer to what is gone")))))
                .isInstanceOf(SendResult.Sent.class);
    }

    @Test
    void aButtonIsPressedOnceAndGone() {
        world.send(
                bot,
                new OutboundContent.Choices(
                        "How was it?",
                        List.of(
                                new OutboundContent.Choice("csat:5", "Good"),
                                new OutboundContent.Choice("csat:1", "Bad"))));
        JsonNode asked = world.phone.messages().get(0);
        long message = asked.get("message_id").asLong();
        world.phone.press(message, "csat:5");
        world.phone.press(message, "csat:5");
        Awaitility.await()
                .atMost(SOON)
                .until(() -> world.bot.calls("answerCallbackQuery").size() == 2);
        Awaitility.await()
                .atMost(SOON)
                .until(() -> !world.phone.messages().get(0).has("reply_markup"));
        assertThat(world.core.contents()).containsOnly(new Content.ChoicePressed("csat:5", "Good"));
        assertThat(world.core.published.stream().map(event -> event.eventId()).distinct())
                .hasSize(1);
    }

    @Test
    void filesOfEachKindGoOut() {
        world.send(bot, file("a.jpg", "image/jpeg"));
        world.send(bot, file("b.pdf", "application/pdf"));
        world.send(bot, file("c.mp4", "video/mp4"));
        world.send(bot, file("d.mp3", "audio/mpeg"));
        world.send(bot, text("with words"), file("ñandú.pdf", "application/pdf"));
        List<? extends JsonNode> shown = world.phone.messages();
        assertThat(shown.get(0).has("photo")).isTrue();
        assertThat(shown.get(1).has("document")).isTrue();
        assertThat(shown.get(2).has("video")).isTrue();
        assertThat(shown.get(3).has("audio")).isTrue();
        assertThat(shown.get(4).get("caption").asText()).isEqualTo("with words");
        assertThat(shown.get(4).get("document").get("file_name").asText()).isEqualTo("ñandú.pdf");
        assertThat(shown.get(4).get("document").get("file_size").asInt()).isEqualTo(3);
    }

    @Test
    void aPictureThatIsNoPhotoGoesAsADocument() {
        world.telegram.faults().add(Fault.refuse("sendPhoto", 400, "Bad Request: PHOTO_INVALID_DIMENSIONS", 1));
        assertThat(world.send(bot, file("plan.png", "image/png"))).isInstanceOf(SendResult.Sent.class);
        assertThat(world.phone.messages().get(0).has("document")).isTrue();
    }

    @Test
    void anAlbumIsOneCall() {
        world.send(bot, text("two of them"), file("a.jpg", "image/jpeg"), file("a.jpg", "image/jpeg"));
        List<? extends JsonNode> shown = world.phone.messages();
        assertThat(shown).hasSize(2);
        assertThat(shown.get(0).get("caption").asText()).isEqualTo("two of them");
        assertThat(shown.get(0).get("media_group_id")).isEqualTo(shown.get(1).get("media_group_id"));
        assertThat(world.bot.calls("sendMediaGroup")).hasSize(1);
    }

    @Test
    void whatNeedsTwoCallsIsTwoSends() {
        OutboundContent.Attachment picture = file("a.jpg", "image/jpeg");
        OutboundContent.Attachment paper = file("b.pdf", "application/pdf");
        OutboundContent.Text longText = text("x".repeat(1_025));
        assertThat(SendPlan.of(List.of(text("short"), picture))).containsExactly(List.of(text("short"), picture));
        assertThat(SendPlan.of(List.of(longText, picture))).containsExactly(List.of(longText), List.of(picture));
        assertThat(SendPlan.of(List.of(picture, paper))).containsExactly(List.of(picture), List.of(paper));
        assertThat(SendPlan.of(List.of(text("a"), text("b")))).containsExactly(List.of(text("a")), List.of(text("b")));
        assertThat(SendPlan.of(java.util.Collections.nCopies(12, picture)))
                .extracting(List::size)
                .containsExactly(10, 2);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | Bad Request: chat not found | not-found",
                "400 | Bad Request: message is too long | too-long",
                "400 | Bad Request: message text is empty | empty",
                "400 | Bad Request: file is too big | file-too-large",
                "400 | Bad Request: something new | refused",
                "403 | Forbidden: bot was blocked by the user | blocked",
                "403 | Forbidden: user is deactivated | deactivated",
                "403 | Forbidden: bot can't initiate conversation with a user | not-found",
                "403 | Forbidden: bot was kicked from the group chat | gone",
                "413 | Request Entity Too Large | file-too-large",
            })
    void whatIsRefusedForGoodFails(int code, String description, String reason) {
        world.telegram.faults().add(Fault.refuse("sendMessage", code, description, 1));
        assertThat(world.send(bot, text("x"))).isEqualTo(new SendResult.Failed(reason));
        assertThat(world.bot.calls("sendMessage")).hasSize(1);
    }

    @Test
    void blockedIsSeenOnTheRealWayToo() {
        world.phone.block(true);
        assertThat(world.send(bot, text("x"))).isEqualTo(new SendResult.Failed("blocked"));
        assertThat(bot.send(world.message("4711", null, List.of(text("x")))))
                .isEqualTo(new SendResult.Failed("not-found"));
    }

    @Test
    void tooManyIsTriedAgainWhenTelegramSays() {
        world.telegram.faults().add(Fault.tooMany("sendMessage", 3, 1));
        assertThat(world.send(bot, text("x")))
                .isEqualTo(new SendResult.TryAgain(Duration.ofSeconds(3), "rate-limited"));
        assertThat(world.send(bot, text("y"))).isInstanceOf(SendResult.Sent.class);
    }

    @Test
    void whereSeveralChatsMustWaitTheBotWaits() {
        world.telegram.faults().add(Fault.tooMany("sendMessage", 2, 3));
        for (long chat = 51; chat < 54; chat++) {
            world.bot.phone(chat, "Jon", "es");
            bot.send(world.message(Long.toString(chat), null, List.of(text("x"))));
        }
        assertThat(world.send(bot, text("not even tried"))).isInstanceOf(SendResult.TryAgain.class);
        assertThat(world.bot.calls("sendMessage")).hasSize(3);
    }

    @Test
    void aLostAnswerIsUnknownAndNothingIsSentTwice() {
        world.telegram.faults().add(Fault.dropAfter("sendMessage", 1));
        assertThat(world.send(bot, text("x"))).isEqualTo(new SendResult.Unknown("no-answer"));
        assertThat(world.phone.received()).containsExactly("x");
        assertThat(world.bot.calls("sendMessage")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"html", "error"})
    void anAnswerThatSaysNothingIsUnknown(String kind) {
        world.telegram
                .faults()
                .add(
                        kind.equals("html")
                                ? Fault.html("sendMessage", 1)
                                : Fault.refuse("sendMessage", 500, "Internal Server Error", 1));
        assertThat(world.send(bot, text("x"))).isInstanceOf(SendResult.Unknown.class);
        assertThat(world.bot.calls("sendMessage")).hasSize(1);
    }

    @Test
    void whatNeverLeftIsTriedAgain() {
        world.telegram.close();
        assertThat(world.send(bot, text("x"))).isEqualTo(new SendResult.TryAgain(null, "network-away"));
    }

    @Test
    void aRevokedTokenKeepsWhatIsToBeSent() {
        world.telegram.revoke(TelegramWorld.TOKEN);
        assertThat(world.send(bot, text("x")))
                .isInstanceOfSatisfying(SendResult.TryAgain.class, later -> assertThat(later.reason())
                        .isEqualTo("token-refused"));
    }

    @Test
    void anEditChangesWhatWasSent() {
        SendResult.Sent sent = (SendResult.Sent) world.send(bot, text("befor"));
        OutboundCommand.EditMessage edit = new OutboundCommand.EditMessage(
                UUID.randomUUID(),
                UUID.randomUUID(),
                world.core.account().id(),
                "41",
                "before",
                sent.externalId(),
                List.of(),
                List.of());
        assertThat(bot.send(edit)).isInstanceOf(SendResult.Sent.class);
        assertThat(bot.send(edit)).isInstanceOf(SendResult.Sent.class);
        assertThat(world.phone.received()).containsExactly("before");
    }

    private SendResult edit(SendResult sent, String text) {
        return bot.send(new OutboundCommand.EditMessage(
                UUID.randomUUID(),
                UUID.randomUUID(),
                world.core.account().id(),
                "41",
                text,
                ((SendResult.Sent) sent).externalId(),
                List.of(),
                List.of()));
    }

    private SendResult delete(List<String> ids) {
        return bot.send(new OutboundCommand.DeleteMessage(
                UUID.randomUUID(), UUID.randomUUID(), world.core.account().id(), "41", ids));
    }

    @Test
    void anEditOfAFileWithWordsChangesItsCaption() {
        SendResult sent = world.send(bot, text("befor"), file("a.pdf", "application/pdf"));
        assertThat(edit(sent, "before")).isInstanceOf(SendResult.Sent.class);
        assertThat(edit(sent, "before")).isInstanceOf(SendResult.Sent.class);
        assertThat(world.phone.messages().get(0).get("caption").asText()).isEqualTo("before");
        assertThat(edit(sent, "x".repeat(1_025))).isEqualTo(new SendResult.Failed("too-long"));
    }

    @Test
    void whatIsGoneCannotBeEdited() {
        SendResult sent = world.send(bot, text("a"));
        delete(List.of(((SendResult.Sent) sent).externalId()));
        assertThat(edit(sent, "b")).isEqualTo(new SendResult.Failed("message-gone"));
    }

    @Test
    void aMessageIsTakenBackInAllItsPartsAndTwiceIsAsGoodAsOnce() {
        SendResult.Sent kept = (SendResult.Sent) world.send(bot, text("stays"));
        SendResult.Sent sent = (SendResult.Sent)
                world.send(bot, text("two"), file("a.jpg", "image/jpeg"), file("b.jpg", "image/jpeg"));
        assertThat(sent.others()).hasSize(1);
        List<String> all = List.of(sent.externalId(), sent.others().get(0));
        assertThat(delete(all)).isInstanceOf(SendResult.Sent.class);
        assertThat(delete(all)).isInstanceOf(SendResult.Sent.class);
        assertThat(world.phone.received()).containsExactly("stays");
        assertThat(kept.others()).isEmpty();
    }

    @Test
    void whatIsTooOldCannotBeTakenBack() {
        SendResult.Sent sent = (SendResult.Sent) world.send(bot, text("long ago"));
        world.telegram
                .faults()
                .add(Fault.refuse("deleteMessage", 400, "Bad Request: message can't be deleted for everyone", 1));
        assertThat(delete(List.of(sent.externalId()))).isEqualTo(new SendResult.Failed("too-late"));
        assertThat(world.phone.received()).containsExactly("long ago");
    }

    @Test
    void typingIsShownAndNeverFails() {
        OutboundCommand typing =
                new OutboundCommand.ShowTyping(world.core.account().id(), "41", Instant.now());
        bot.send(typing);
        assertThat(world.bot.calls("sendChatAction")).hasSize(1);
        world.telegram.faults().add(Fault.html("sendChatAction", 1));
        assertThat(bot.send(typing)).isInstanceOf(SendResult.Sent.class);
    }

    @Test
    void aMovedGroupIsWrittenToOnceMore() {
        world.telegram
                .faults()
                .add(new Fault(
                        Fault.Kind.REFUSE,
                        "sendMessage",
                        40L,
                        1,
                        1,
                        0,
                        400,
                        "Bad Request: group chat was upgraded to a supergroup chat",
                        java.util.Map.of("migrate_to_chat_id", 41)));
        assertThat(bot.send(world.message("40", null, List.of(text("moved"))))).isInstanceOf(SendResult.Sent.class);
        assertThat(world.phone.received()).containsExactly("moved");
    }
}
