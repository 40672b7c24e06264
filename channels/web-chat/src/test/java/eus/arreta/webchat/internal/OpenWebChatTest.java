package eus.arreta.webchat.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eus.arreta.channelapi.DeliveryState;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.channelapi.InvalidInput.FieldError;
import eus.arreta.channelapi.OutboundCommand.EditMessage;
import eus.arreta.channelapi.OutboundCommand.SendMessage;
import eus.arreta.channelapi.OutboundCommand.ShowTyping;
import eus.arreta.channelapi.OutboundContent;
import eus.arreta.channelapi.SendResult;
import eus.arreta.webchat.WebChatAdapter;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OpenWebChatTest {

    private final InMemoryContext core = new InMemoryContext(Clock.systemUTC());
    private final OpenAccounts accounts = new OpenAccounts();
    private final WebChatAdapter adapter = new WebChatAdapter(accounts);
    private final OpenWebChat chat = (OpenWebChat) adapter.start(core);
    private final Browser browser = new Browser(core);
    private final ChatConnection connection = chat.connect(browser, Browser.LIMITS, Runnable::run, System::nanoTime);

    @Test
    void aReplyReachesTheVisitorWhoIsThere() {
        connection.receive("{\"v\":1,\"type\":\"hello\"}");
        core.history.add(Browser.outbound(1, DeliveryState.SENDING));

        SendResult result = chat.send(reply(conversation()));

        assertThat(result).isEqualTo(new SendResult.Sent(null));
        assertThat(browser.heard("message", "text")).containsExactly("reply 1");
        assertThat(browser.heard("message", "author")).containsExactly("Ane");
    }

    @Test
    void aReplyToSomebodyElseWakesNobody() {
        connection.receive("{\"v\":1,\"type\":\"hello\"}");
        core.history.add(Browser.outbound(1, DeliveryState.SENDING));

        chat.send(reply("v-somebody-else"));

        assertThat(core.broadcasts).hasSize(1);
        assertThat(browser.heard("message")).isEmpty();
    }

    @Test
    void thatAnAgentIsWritingIsShown() {
        connection.receive("{\"v\":1,\"type\":\"hello\"}");

        chat.send(new ShowTyping(chat.id(), conversation(), Instant.parse("2026-05-04T10:00:00Z")));

        assertThat(browser.heard("typing")).hasSize(1);
    }

    @Test
    void aSentMessageIsNotEdited() {
        assertThat(chat.send(new EditMessage(UUID.randomUUID(), UUID.randomUUID(), chat.id(), "v-1", "new")))
                .isEqualTo(new SendResult.Failed("not-supported"));
    }

    @Test
    void aStoppedAccountSendsItsVisitorsToComeBack() {
        chat.stop();

        assertThat(browser.closing).isEqualTo(Closing.RESTARTING);
        assertThat(accounts.oldest()).isEmpty();
        assertThat(accounts.withId(chat.id())).isEmpty();
        assertThat(chat.health().ok()).isFalse();
    }

    @Test
    void theOldestStaysTheOldestWhenItsSettingsChange() {
        OpenWebChat second = (OpenWebChat) adapter.start(new InMemoryContext(Clock.systemUTC()));
        OpenWebChat again = (OpenWebChat) adapter.start(core);
        chat.stop();

        assertThat(accounts.oldest()).containsSame(again);
        assertThat(accounts.withId(second.id())).containsSame(second);
    }

    @Test
    void everySettingThatIsWrongIsNamed() {
        InMemoryContext wrong = new InMemoryContext(
                Clock.systemUTC(),
                Map.of("allowedOrigins", List.of("example.org"), "brandColor", "teal", "title", "x".repeat(61)));

        assertThatThrownBy(() -> adapter.verify(wrong.account()))
                .isInstanceOfSatisfying(InvalidInput.class, invalid -> assertThat(invalid.errors())
                        .extracting(FieldError::pointer)
                        .containsExactly("/config/allowedOrigins", "/config/title", "/config/brandColor"));
        assertThatThrownBy(() -> adapter.verify(new InMemoryContext(Clock.systemUTC(), Map.of()).account()))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        invalid -> assertThat(invalid.errors().get(0).code()).isEqualTo("required"));
    }

    private String conversation() {
        return browser.heard("welcome", "conversation").get(0);
    }

    private SendMessage reply(String conversation) {
        return new SendMessage(
                UUID.randomUUID(),
                chat.id(),
                conversation,
                List.of(new OutboundContent.Text("reply 1", null)),
                "Ane",
                null,
                Instant.parse("2026-05-04T10:00:00Z"));
    }
}
