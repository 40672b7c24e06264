package eus.arreta.webchat.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eus.arreta.channelapi.Content;
import eus.arreta.channelapi.InboundEvent;
import eus.arreta.channelapi.InboundEvent.MessageReceived;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WritingToTheCoreTest {

    private final Instant now = Instant.parse("2026-05-04T10:00:00Z");
    private final InMemoryContext core = new InMemoryContext(Clock.fixed(now, ZoneOffset.UTC));
    private final Browser browser = new Browser(core);

    @Test
    void aMessageIsAcknowledgedOnlyAfterTheCoreHasIt() {
        core.slow = true;
        browser.saysHello().writes("message-1", "kaixo");

        assertThat(core.published).hasSize(1);
        assertThat(browser.heard("ack")).isEmpty();

        core.unacknowledged.get(0).complete(null);

        assertThat(browser.heard("ack", "clientId")).containsExactly("message-1");
        assertThat(browser.heard("ack", "at")).containsExactly("2026-05-04T10:00:00Z");
    }

    @Test
    void theCoreLearnsWhoWroteWhatAndInWhichLanguage() {
        browser.sends("{'v':1,'type':'hello','language':'eu','chosen':true}").writes("message-1", "kaixo");

        String conversation = browser.heard("welcome", "conversation").get(0);
        MessageReceived message = (MessageReceived) core.published.get(0);
        assertThat(message.conversation()).isEqualTo(conversation);
        assertThat(message.sender().kind()).isEqualTo("web-chat-visitor");
        assertThat(message.sender().value()).isEqualTo(conversation);
        assertThat(message.externalId()).isEqualTo(conversation + ":message-1");
        assertThat(message.language()).isEqualTo("eu");
        assertThat(message.content()).containsExactly(new Content.Text("kaixo"));
    }

    @Test
    void aPagesLanguageIsNotTheMessages() {
        browser.sends("{'v':1,'type':'hello','language':'es'}").writes("message-1", "Noiz ordaindu behar dut?");
        browser.sends("{'v':1,'type':'hello','language':'eu'}").writes("message-2", "Eskerrik asko");
        assertThat(core.started.get(0).language()).isEqualTo("es");
        assertThat(core.published)
                .extracting(event -> ((MessageReceived) event).language())
                .containsExactly(null, "eu");
    }

    @Test
    void theCoreLearnsOnceThatSomebodyNewIsThere() {
        browser.sends("{'v':1,'type':'hello','language':'fr'}").sends("{'v':1,'type':'hello','language':'en'}");
        String token = browser.heard("welcome", "resume").get(0);
        new Browser(core).resumes(token, 0);

        assertThat(core.started).hasSize(1);
        assertThat(core.started.get(0).language()).isEqualTo("fr");
        assertThat(core.started.get(0).conversation())
                .isEqualTo(browser.heard("welcome", "conversation").get(0));
    }

    @Test
    void aPressIsAMessageWithTheChoice() {
        browser.saysHello()
                .sends(
                        "{'v':1,'type':'press','clientId':'message-1','choice':'reception:language:eu','label':'Euskara'}");

        MessageReceived message = (MessageReceived) core.published.get(0);
        assertThat(message.content()).containsExactly(new Content.ChoicePressed("reception:language:eu", "Euskara"));
        assertThat(browser.heard("ack", "clientId")).containsExactly("message-1");
    }

    @Test
    void aPressWithoutAProperChoiceIsRefused() {
        browser.saysHello()
                .sends("{'v':1,'type':'press','clientId':'message-1','choice':'has space'}")
                .sends("{'v':1,'type':'press','clientId':'message-2'}");

        assertThat(core.published).isEmpty();
        assertThat(browser.errors()).containsExactly("bad-frame", "bad-frame");
    }

    @Test
    void theNextMessageBeginsAfterTheOneBeforeWasAcknowledged() {
        core.slow = true;
        browser.saysHello().writes("message-1", "a").writes("message-2", "b").writes("message-3", "c");

        assertThat(ids()).containsExactly("message-1");
        core.unacknowledged.get(0).complete(null);
        assertThat(ids()).containsExactly("message-1", "message-2");
        core.unacknowledged.get(1).complete(null);
        core.unacknowledged.get(2).complete(null);

        assertThat(ids()).containsExactly("message-1", "message-2", "message-3");
        assertThat(browser.heard("ack", "clientId")).containsExactly("message-1", "message-2", "message-3");
    }

    @Test
    void manyMessagesOnManyThreadsKeepTheirOrderAndTheirTimesGrow() {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Browser busy = new Browser(core, threads);
            busy.saysHello();
            List<String> sent =
                    IntStream.range(0, 60).mapToObj(n -> "message-" + n).toList();
            sent.forEach(id -> busy.writes(id, "text"));

            await().untilAsserted(
                            () -> assertThat(busy.heard("ack", "clientId")).isEqualTo(sent));
            assertThat(ids()).isEqualTo(sent);
            assertThat(core.published.stream().map(InboundEvent::time).toList())
                    .isSorted()
                    .doesNotHaveDuplicates();
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void afterAFailureNothingBehindItIsStored() {
        core.slow = true;
        browser.saysHello().writes("message-1", "a").writes("message-2", "b").writes("message-3", "c");

        core.unacknowledged.get(0).completeExceptionally(new IllegalStateException("the broker is away"));
        browser.writes("message-4", "d");

        assertThat(ids()).containsExactly("message-1");
        assertThat(browser.heard("ack")).isEmpty();
        assertThat(browser.errors()).containsOnly("not-stored");
        assertThat(browser.heard("error", "clientId")).containsExactly("message-1", "message-2", "message-3");
        assertThat(browser.closing).isEqualTo(Closing.NOT_STORED);
    }

    @Test
    void anEndThatIsNotStoredBreaksOffToo() {
        browser.saysHello();
        core.broken = true;

        browser.sends("{'v':1,'type':'end'}").sends("{'v':1,'type':'ping','n':1}");

        assertThat(browser.heard("pong")).isEmpty();
        assertThat(browser.closing).isEqualTo(Closing.NOT_STORED);
    }

    @Test
    void thePongAfterAnEndComesWhenTheEndIsStored() {
        core.slow = true;
        browser.saysHello().sends("{'v':1,'type':'end'}").sends("{'v':1,'type':'ping','n':7}");
        assertThat(browser.heard("pong")).isEmpty();

        core.unacknowledged.get(0).complete(null);

        assertThat(core.published.get(0)).isInstanceOf(InboundEvent.ConversationEnded.class);
        assertThat(browser.heard("pong", "n")).containsExactly("7");
    }

    @Test
    void typingIsToldAtMostOnceInThreeSeconds() {
        browser.saysHello();
        String typing = "{'v':1,'type':'typing'}";

        browser.sends(typing).sends(typing);
        browser.passes(java.time.Duration.ofSeconds(2));
        browser.sends(typing);
        assertThat(core.published).hasSize(1);

        browser.passes(java.time.Duration.ofSeconds(1));
        browser.sends(typing);
        assertThat(core.published).hasSize(2).allMatch(InboundEvent.Typing.class::isInstance);
    }

    private List<String> ids() {
        return core.published.stream()
                .map(event -> ((MessageReceived) event).externalId())
                .map(id -> id.substring(id.indexOf(':') + 1))
                .toList();
    }
}
