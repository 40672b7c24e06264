package eus.arreta.telegram.internal;

import static org.assertj.core.api.Assertions.assertThat;

import eus.arreta.channelapi.InboundEvent;
import eus.arreta.channelapi.OutboundCommand;
import eus.arreta.channelapi.OutboundContent;
import eus.arreta.channelapi.SendResult;
import eus.arreta.telegramsimulator.BusinessAccount;
import eus.arreta.telegramsimulator.Call;
import eus.arreta.telegramsimulator.Fault;
import eus.arreta.telegramsimulator.Phone;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An account with a phone number that a bot answers for. */
class BusinessTest {

    private static final Duration SOON = Duration.ofSeconds(15);
    private static final String CONVERSATION = "business:99:41";

    private TelegramWorld world;
    private OpenBot bot;
    private BusinessAccount account;
    private Phone phone;

    @BeforeEach
    void begin() throws IOException {
        world = new TelegramWorld();
        account = world.bot.businessAccount(99, "Town hall");
        account.connect();
        phone = account.phone(41, "Maite", "eu");
        bot = world.open();
    }

    @AfterEach
    void end() {
        world.close();
    }

    private static OutboundContent.Text text(String text) {
        return new OutboundContent.Text(text, null);
    }

    private SendResult send(String text) {
        return bot.send(world.message(CONVERSATION, null, List.of(text(text))));
    }

    private <T extends InboundEvent> List<T> published(Class<T> kind) {
        return world.core.published.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private void awaitPublished(int many) {
        Awaitility.await().atMost(SOON).until(() -> world.core.published.size() == many);
    }

    private void writes() {
        phone.write("question");
        awaitPublished(1);
    }

    private void awaitConfirmed() {
        Awaitility.await().atMost(SOON).until(() -> world.bot.pending() == 0);
    }

    @Test
    void anAnswerGoesByTheAccountAndItsEchoIsNoMessage() {
        writes();
        SendResult.Sent sent = (SendResult.Sent) send("answer");
        assertThat(phone.received()).containsExactly("answer");
        assertThat(world.phone.received()).isEmpty();
        assertThat(sent.externalId()).startsWith(CONVERSATION + ":");
        phone.write("thanks");
        awaitPublished(2);
        awaitConfirmed();
        assertThat(world.core.texts()).containsExactly("question", "thanks");
        assertThat(published(InboundEvent.SentElsewhere.class)).isEmpty();
    }

    @Test
    void theBotsOwnChatIsAnotherConversationOfTheSamePerson() {
        writes();
        world.phone.write("to the bot");
        awaitPublished(2);
        List<InboundEvent.MessageReceived> messages = published(InboundEvent.MessageReceived.class);
        assertThat(messages).extracting(InboundEvent::conversation).containsExactlyInAnyOrder(CONVERSATION, "41");
        assertThat(messages).extracting(message -> message.sender().value()).containsOnly("41");
    }

    @Test
    void whatTheOwnersPhoneWritesIsNoCitizensMessage() {
        writes();
        account.write(phone, "we come at ten");
        awaitPublished(2);
        assertThat(world.core.texts()).containsExactly("question");
        InboundEvent.SentElsewhere sent =
                published(InboundEvent.SentElsewhere.class).get(0);
        assertThat(sent.conversation()).isEqualTo(CONVERSATION);
    }

    @Test
    void editsAndDeletionsAreOfTheMessagesOfThatChat() {
        long message = phone.write("befor");
        phone.edit(message, "before");
        phone.delete(message);
        awaitPublished(3);
        String id = CONVERSATION + ":" + message;
        assertThat(published(InboundEvent.MessageEdited.class))
                .extracting(InboundEvent.MessageEdited::externalId)
                .containsExactly(id);
        assertThat(published(InboundEvent.MessageDeleted.class))
                .extracting(InboundEvent.MessageDeleted::externalId)
                .containsExactly(id);
    }

    @Test
    void whatWasSaidIsTakenBackWhileTheOwnerLetsIt() {
        writes();
        SendResult.Sent sent = (SendResult.Sent) send("wrong");
        OutboundCommand.DeleteMessage delete = new OutboundCommand.DeleteMessage(
                UUID.randomUUID(),
                UUID.randomUUID(),
                world.core.account().id(),
                CONVERSATION,
                List.of(sent.externalId()));
        account.letDelete(false);
        assertThat(bot.send(delete)).isEqualTo(new SendResult.Failed("no-right-to-delete"));
        assertThat(phone.received()).containsExactly("wrong");
        account.letDelete(true);
        account.letReply(false);
        awaitConfirmed();
        assertThat(bot.send(delete)).isInstanceOf(SendResult.Sent.class);
        assertThat(bot.send(delete)).isInstanceOf(SendResult.Sent.class);
        assertThat(phone.received()).isEmpty();
    }

    @Test
    void everyCallNamesTheConnection() {
        writes();
        String file = UUID.randomUUID().toString();
        world.core.files.put(file, new byte[] {1});
        OutboundContent.Attachment picture = new OutboundContent.Attachment(file, "a.jpg", "image/jpeg", 1);
        OutboundContent.Choices choices =
                new OutboundContent.Choices("?", List.of(new OutboundContent.Choice("a", "A")));
        UUID id = world.core.account().id();
        SendResult.Sent sent = (SendResult.Sent) send("befor");
        bot.send(new OutboundCommand.EditMessage(
                UUID.randomUUID(),
                UUID.randomUUID(),
                id,
                CONVERSATION,
                "before",
                sent.externalId(),
                List.of(),
                List.of()));
        bot.send(world.message(CONVERSATION, null, List.of(picture)));
        bot.send(world.message(CONVERSATION, null, List.of(picture, picture)));
        bot.send(world.message(CONVERSATION, null, List.of(choices)));
        bot.send(new OutboundCommand.ShowTyping(id, CONVERSATION, Instant.now()));
        assertThat(phone.received()).containsExactly("before", "", "", "", "?");
        phone.press(phone.messages().get(5).get("message_id").asLong(), "a");
        Awaitility.await().atMost(SOON).until(() -> !phone.messages().get(5).has("reply_markup"));
        assertThat(world.bot.calls().stream().filter(call -> call.parameters().has("chat_id")))
                .hasSize(7)
                .allMatch(Call::carriedOut)
                .allMatch(call ->
                        call.parameters().get("business_connection_id").asText().equals(account.connection()));
    }

    @Test
    void withoutTheRightToReplyNothingIsTried() {
        writes();
        account.letReply(false);
        awaitConfirmed();
        assertThat(send("x")).isEqualTo(new SendResult.Failed("no-right-to-reply"));
        account.letReply(true);
        awaitConfirmed();
        assertThat(send("y")).isInstanceOf(SendResult.Sent.class);
        account.disconnect();
        awaitConfirmed();
        assertThat(send("z")).isEqualTo(new SendResult.Failed("connection-ended"));
        assertThat(world.bot.calls("sendMessage")).hasSize(1);
    }

    @Test
    void aNewConnectionGoesOnWithTheSameConversation() {
        writes();
        String before = account.connection();
        account.disconnect();
        account.connect();
        assertThat(account.connection()).isNotEqualTo(before);
        phone.write("again");
        awaitPublished(2);
        assertThat(published(InboundEvent.MessageReceived.class))
                .extracting(InboundEvent::conversation)
                .containsOnly(CONVERSATION);
        assertThat(send("answer")).isInstanceOf(SendResult.Sent.class);
    }

    @Test
    void whatIsToldLateOfAnEarlierConnectionChangesNothing() {
        BusinessConnections known = new BusinessConnections(
                world.core.account().id(), world.core.replica().state(), null);
        known.keep(new BusinessConnections.Connection("new", 5, 200, true, true));
        known.keep(new BusinessConnections.Connection("old", 5, 100, false, false));
        assertThat(known.of(5)).hasValueSatisfying(now -> assertThat(now.id()).isEqualTo("new"));
        known.keep(new BusinessConnections.Connection("new", 5, 200, false, false));
        assertThat(known.of(5))
                .hasValueSatisfying(now -> assertThat(now.enabled()).isFalse());
    }

    /** The update that told of it may have come to an earlier program, or more than a day ago. */
    @Test
    void aConnectionThatNobodyToldOfIsAskedForUntilTelegramAnswers() {
        try (TelegramWorld other = new TelegramWorld()) {
            BusinessAccount unknown = other.bot.businessAccount(77, "Library");
            unknown.connect();
            other.bot.forgetUpdates();
            other.telegram.faults().add(Fault.dropBefore("getBusinessConnection", 2));
            other.open();
            unknown.phone(51, "Jon", "es").write("question");
            Awaitility.await().atMost(SOON).until(() -> other.core.published.size() == 1);
            assertThat(other.core.published.get(0).conversation()).isEqualTo("business:77:51");
            assertThat(other.bot.calls("getBusinessConnection")).hasSize(3);
        } catch (IOException noServer) {
            throw new IllegalStateException(noServer);
        }
    }

    @Test
    void afterADayTelegramRefusesAndThatIsSaid() {
        writes();
        world.telegram.faults().add(Fault.refuse("sendMessage", 400, "Bad Request: BUSINESS_PEER_USAGE_MISSING", 1));
        assertThat(send("late")).isEqualTo(new SendResult.Failed("reply-window-over"));
    }
}
