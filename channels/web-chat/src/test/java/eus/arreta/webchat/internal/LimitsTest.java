package eus.arreta.webchat.internal;

import static eus.arreta.webchat.internal.Browser.outbound;
import static org.assertj.core.api.Assertions.assertThat;

import eus.arreta.channelapi.DeliveryState;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {

    private final InMemoryContext core = new InMemoryContext(Clock.systemUTC());
    private final Browser browser = new Browser(core);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no JSON",
                "[]",
                "null",
                "{'v':2,'type':'ping'}",
                "{'type':'ping'}",
                "{'v':1}",
                "{'v':1,'type':'bark'}",
                "{'v':1,'type':'ping'} {}",
                "{'v':1,'type':'ping','n':'x'}",
                "{'v':1,'type':'received'}",
                "{'v':1,'type':'read','cursor':-1}",
                "{'v':1,'type':'message','clientId':'short','text':'x'}",
                "{'v':1,'type':'message','clientId':'with space','text':'x'}",
                "{'v':1,'type':'message','clientId':'12345678'}",
                "{'v':1,'type':'message','clientId':'12345678','text':7}",
                "{'v':1,'type':'hello','language':'English'}",
                "{'v':1,'type':'hello','after':1.5}",
                "{'v':1,'type':'hello','x':[[[[[[[[[]]]]]]]]]}"
            })
    void whatIsNoFrameIsRefusedAndTheConnectionGoesOn(String frame) {
        browser.saysHello().sends(frame);

        assertThat(browser.errors()).containsExactly("bad-frame");
        browser.writes("message-1", "hello");
        assertThat(browser.heard("ack")).hasSize(1);
        assertThat(browser.closing).isNull();
    }

    @Test
    void theTenthBadFrameClosesTheConnection() {
        browser.saysHello();
        IntStream.range(0, 9).forEach(n -> browser.sends("x"));
        assertThat(browser.closing).isNull();

        browser.sends("x");

        assertThat(browser.errors()).hasSize(10);
        assertThat(browser.closing).isEqualTo(Closing.BAD_FRAMES);
    }

    @Test
    void aFrameOverThirtyTwoKilobytesClosesTheConnection() {
        String ping = "{'v':1,'type':'ping','x':'%s'}";
        int rest = ChatLimits.FRAME_BYTES - ping.length() + 2;
        browser.saysHello().sends(ping.formatted("x".repeat(rest)));
        assertThat(browser.heard("pong")).hasSize(1);

        browser.sends(ping.formatted("ñ" + "x".repeat(rest - 1)));

        assertThat(browser.closing).isEqualTo(Closing.TOO_BIG);
    }

    @Test
    void nothingComesBeforeHello() {
        browser.writes("message-1", "early");

        assertThat(browser.errors()).containsExactly("bad-frame");
        assertThat(core.published).isEmpty();
    }

    @Test
    void textsThatCannotBeKeptAreRefusedByName() {
        browser.saysHello()
                .writes("longest-1", "x".repeat(VisitorText.LONGEST))
                .writes("too-long-1", "x".repeat(VisitorText.LONGEST + 1))
                .writes("blank-123", " \\n\\t ")
                .writes("nul-12345", "a\\u0000b")
                .writes("half-1234", "a\\ud83d")
                .writes("whole-123", "a\\ud83d\\ude00");

        assertThat(browser.errors()).containsExactly("too-long", "empty", "invalid", "invalid");
        assertThat(browser.heard("error", "clientId"))
                .containsExactly("too-long-1", "blank-123", "nul-12345", "half-1234");
        assertThat(browser.heard("ack", "clientId")).containsExactly("longest-1", "whole-123");
    }

    @Test
    void aMachineGunIsSlowedDown() {
        browser.saysHello();
        IntStream.range(0, 201).forEach(n -> browser.writes("message-" + n, "x"));

        assertThat(browser.heard("ack")).hasSize(200);
        assertThat(browser.errors()).containsExactly("rate-limited");
        assertThat(browser.heard("error").get(0).path("retryAfterMs").asLong()).isBetween(1L, 21L);

        browser.passes(Duration.ofMillis(21));
        browser.writes("message-again", "x");
        assertThat(browser.heard("ack")).hasSize(201);
    }

    @Test
    void framesOverTheQueueAreRefusedAndTooManyOfThemCloseTheConnection() {
        core.slow = true;
        browser.saysHello().writes("message-0", "x");
        String ping = "{'v':1,'type':'ping'}";
        IntStream.range(0, 64).forEach(n -> browser.sends(ping));
        assertThat(browser.errors()).isEmpty();

        browser.writes("message-1", "x");
        assertThat(browser.errors()).containsExactly("too-many");
        assertThat(browser.heard("error", "clientId")).containsExactly("message-1");

        IntStream.range(0, 255).forEach(n -> browser.sends(ping));
        assertThat(browser.closing).isNull();
        browser.sends(ping);
        assertThat(browser.closing).isEqualTo(Closing.FLOODED);
    }

    @Test
    void aBrowserThatReadsNothingIsCutOffBeforeItFillsTheMemory() {
        browser.saysHello();
        browser.reads = false;
        IntStream.rangeClosed(0, OutgoingFrames.MOST_WAITING).forEach(n -> browser.connection.showTyping());
        assertThat(browser.closing).isNull();

        browser.connection.showTyping();

        assertThat(browser.closing).isEqualTo(Closing.SLOW_READER);
    }

    @Test
    void whoDoesNotSayHelloInTenSecondsIsSentAway() {
        browser.passes(Duration.ofSeconds(10));
        assertThat(browser.closing).isNull();

        browser.passes(Duration.ofMillis(1));

        assertThat(browser.closing).isEqualTo(Closing.NO_HELLO);
    }

    @Test
    void ninetySecondsOfSilenceCloseTheConnectionAndAPingIsNoSilence() {
        browser.saysHello();
        browser.passes(Duration.ofSeconds(90));
        browser.sends("{'v':1,'type':'ping','n':3}");
        browser.passes(Duration.ofSeconds(90));
        assertThat(browser.closing).isNull();
        assertThat(browser.heard("pong", "n")).containsExactly("3");

        browser.passes(Duration.ofMillis(1));

        assertThat(browser.closing).isEqualTo(Closing.IDLE);
    }

    @Test
    void aTokenThatIsNoneGivesANewConversationFromItsBeginning() {
        core.history.add(outbound(1, DeliveryState.SENT));

        browser.resumes("stolen", 5);

        assertThat(browser.errors()).containsExactly("bad-resume");
        assertThat(browser.heard("welcome", "resume").get(0)).hasSize(43).isNotEqualTo("stolen");
        assertThat(browser.heard("message", "cursor")).containsExactly("1");
    }

    @Test
    void onlyThoseAtTheConversationAreKnown() {
        browser.saysHello();
        String conversation = browser.heard("welcome", "conversation").get(0);
        assertThat(browser.conversations.at(conversation)).containsExactly(browser.connection);
        assertThat(browser.conversations.at("v-other")).isEmpty();

        browser.connection.gone();

        assertThat(browser.conversations.at(conversation)).isEmpty();
    }
}
