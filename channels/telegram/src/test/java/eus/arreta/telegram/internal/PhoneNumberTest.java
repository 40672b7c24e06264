package eus.arreta.telegram.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import eus.arreta.channelapi.InboundEvent;
import eus.arreta.telegramsimulator.Call;
import eus.arreta.telegramsimulator.Fault;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The commands that Telegram shows, and the number that a citizen gives by a button. */
class PhoneNumberTest {

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

    private List<Call> awaitCalls(String method, int many) {
        Awaitility.await().atMost(SOON).until(() -> world.bot.calls(method).size() == many);
        return world.bot.calls(method);
    }

    @Test
    void theCommandsAreShownInEveryLanguage() {
        world.open();
        List<Call> calls = awaitCalls("setMyCommands", 5);
        assertThat(calls)
                .extracting(call -> call.parameters().path("language_code").asText())
                .containsExactly("eu", "es", "fr", "en", "");
        assertThat(calls.get(0).parameters().get("commands").toString())
                .contains("\"help\"", "\"person\"", "\"status\"", "\"language\"", "\"phone\"", "\"stop\"")
                .contains("commandHelp eu");
    }

    @Test
    void whereTheCommandsAreRefusedMessagesComeAllTheSame() {
        world.telegram.faults().add(Fault.refuse("setMyCommands", 400, "Bad Request: BOT_COMMAND_INVALID", 1));
        world.open();
        world.phone.write("heard");
        Awaitility.await().atMost(SOON).until(() -> world.core.texts().contains("heard"));
        assertThat(world.bot.calls("setMyCommands")).hasSize(1);
    }

    @Test
    void theButtonBringsTheNumberAndGoes() {
        world.open();
        world.phone.write("/phone");
        Call asked = awaitCalls("sendMessage", 1).get(0);
        assertThat(asked.text()).isEqualTo("askForPhone eu");
        assertThat(asked.parameters().get("reply_markup").toString()).contains("request_contact");
        world.phone.shareContact("34600111222");
        Call thanked = awaitCalls("sendMessage", 2).get(1);
        assertThat(thanked.parameters().get("reply_markup").toString()).contains("remove_keyboard");
        // The claim is about somebody who has written: it comes behind the message that brought it.
        assertThat(world.core.published)
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly("MessageReceived", "IdentityClaimed");
        InboundEvent.IdentityClaimed claim = (InboundEvent.IdentityClaimed) world.core.published.get(1);
        assertThat(claim.claimed().value()).isEqualTo("+34600111222");
        assertThat(claim.assurance()).isEqualTo("told-us");
    }

    @Test
    void askedTwiceByOneMessageItIsSaidOnce() {
        world.open();
        world.phone.write("/phone");
        awaitCalls("sendMessage", 1);
        ObjectNode again = BotApi.JSON.createObjectNode();
        again.set("message", world.phone.messages().get(0));
        world.bot.tell(again);
        world.phone.write("after it");
        world.phone.write("/phone");
        awaitCalls("sendMessage", 2);
        assertThat(world.core.texts()).containsExactly("after it");
    }
}
