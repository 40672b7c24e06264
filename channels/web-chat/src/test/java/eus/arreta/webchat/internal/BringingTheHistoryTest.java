package eus.arreta.webchat.internal;

import static eus.arreta.webchat.internal.Browser.outbound;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eus.arreta.channelapi.Content;
import eus.arreta.channelapi.DeliveryState;
import eus.arreta.channelapi.HistoryItem;
import eus.arreta.channelapi.InboundEvent;
import eus.arreta.channelapi.InboundEvent.DeliveryReceipt;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BringingTheHistoryTest {

    private static final String TOKEN = "A".repeat(43);

    private final InMemoryContext core = new InMemoryContext(Clock.systemUTC());
    private final Browser browser = new Browser(core);

    @Test
    void whoComesBackGetsWhatWasMissedInOrderAndOnce() {
        LongStream.rangeClosed(1, 250).forEach(n -> core.history.add(outbound(n, DeliveryState.SENT)));

        browser.resumes(TOKEN, 20);

        assertThat(browser.heard("message", "cursor")).isEqualTo(numbers(21, 250));
        assertThat(browser.heard("caught-up", "cursor")).containsExactly("250");
        assertThat(browser.heard.get(0).path("type").asText()).isEqualTo("welcome");
        assertThat(browser.heard("welcome", "resume")).containsExactly(TOKEN);
    }

    @Test
    void aWakeUpDuringARunIsNotLost() {
        core.duringHistory = () -> {
            core.duringHistory = () -> {};
            // Too late for the page that is being read.
            core.history.add(outbound(1, DeliveryState.SENT));
            browser.connection.wake();
        };

        browser.resumes(TOKEN, 0);

        assertThat(browser.heard("message", "cursor")).containsExactly("1");
        assertThat(browser.heard("caught-up")).hasSize(1);
    }

    @Test
    void wakeUpsFromEverywhereBringEachMessageOnceAndInOrder() {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Browser busy = new Browser(core, threads);
            busy.resumes(TOKEN, 0);
            await().until(() -> !busy.heard("caught-up").isEmpty());
            LongStream.rangeClosed(1, 500).forEach(n -> {
                core.history.add(outbound(n, DeliveryState.SENT));
                threads.execute(busy.connection::wake);
            });

            await().untilAsserted(() -> assertThat(busy.heard("message")).hasSizeGreaterThanOrEqualTo(500));
            assertThat(busy.heard("message", "cursor")).isEqualTo(numbers(1, 500));
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void oneMessageIsInFlightAtATime() {
        browser.resumes(TOKEN, 0);
        core.history.add(outbound(1, DeliveryState.SENT));
        core.history.add(outbound(2, DeliveryState.SENT));
        browser.reads = false;

        browser.connection.wake();
        assertThat(browser.heard("message")).hasSize(1);

        browser.unread.get(0).complete(null);
        assertThat(browser.heard("message")).hasSize(2);
    }

    @Test
    void aHistoryThatIsAwayIsAskedAgainAndTheConnectionStays() {
        core.historyAway = true;
        core.history.add(outbound(1, DeliveryState.SENT));
        browser.resumes(TOKEN, 0).writes("message-1", "still taken");
        assertThat(browser.heard("ack")).hasSize(1);
        assertThat(browser.heard("caught-up")).isEmpty();

        core.historyAway = false;
        browser.passes(Duration.ofSeconds(3));

        assertThat(browser.heard("message", "cursor")).containsExactly("1");
        assertThat(browser.closing).isNull();
    }

    @Test
    void aLostWakeUpIsMadeGoodByLookingNowAndThen() {
        browser.resumes(TOKEN, 0);
        core.history.add(outbound(1, DeliveryState.SENT));

        browser.passes(Duration.ofSeconds(59));
        assertThat(browser.heard("message")).isEmpty();
        browser.passes(Duration.ofSeconds(1));

        assertThat(browser.heard("message")).hasSize(1);
    }

    @Test
    void theVisitorsOwnMessagesComeBackUnderTheirOwnIds() {
        String conversation = ResumeToken.read(TOKEN).orElseThrow().conversation();
        core.history.add(inbound(1, conversation + ":message-1", List.of(new Content.Text("kaixo"))));
        core.history.add(inbound(2, "elsewhere:message-2", List.of(new Content.Unsupported("poll", Map.of()))));

        browser.resumes(TOKEN, 0);

        assertThat(browser.heard("message").get(0).path("clientId").asText()).isEqualTo("message-1");
        assertThat(browser.heard("message").get(0).path("text").asText()).isEqualTo("kaixo");
        assertThat(browser.heard("message").get(0).has("content")).isFalse();
        assertThat(browser.heard("message").get(1).has("clientId")).isFalse();
        assertThat(browser.heard("message").get(1).has("text")).isFalse();
        assertThat(browser.heard("message").get(1).at("/content/0/kind").asText())
                .isEqualTo("unsupported");
    }

    @Test
    void eachMessageIsConfirmedOnceForEachStateItReaches() {
        core.history.add(outbound(1, DeliveryState.READ));
        core.history.add(outbound(2, DeliveryState.SENT));
        core.history.add(outbound(3, DeliveryState.DELIVERED));
        core.history.add(inbound(4, "x", List.of(new Content.Text("own"))));
        core.history.add(outbound(5, DeliveryState.SENT));
        browser.resumes(TOKEN, 0);

        String received = "{'v':1,'type':'received','cursor':4}";
        browser.sends(received).sends(received);
        assertThat(receipts()).containsExactly("2 delivered");

        String read = "{'v':1,'type':'read','cursor':5}";
        browser.sends(read).sends(read).sends(received);
        assertThat(receipts()).containsExactly("2 delivered", "2 read", "3 read", "5 read");
    }

    @Test
    void aReceiptThatTheCoreDidNotTakeIsToldAgain() {
        core.history.add(outbound(1, DeliveryState.SENT));
        browser.resumes(TOKEN, 0);
        core.broken = true;
        browser.sends("{'v':1,'type':'received','cursor':1}");
        core.broken = false;

        browser.sends("{'v':1,'type':'received','cursor':1}").sends("{'v':1,'type':'received','cursor':1}");

        assertThat(receipts()).containsExactly("1 delivered", "1 delivered");
        assertThat(browser.closing).isNull();
    }

    private List<String> receipts() {
        return core.published.stream().map(BringingTheHistoryTest::receipt).toList();
    }

    private static String receipt(InboundEvent event) {
        DeliveryReceipt receipt = (DeliveryReceipt) event;
        return receipt.messageId().getLeastSignificantBits() + " "
                + receipt.state().word();
    }

    private static HistoryItem inbound(long cursor, String externalId, List<Content> content) {
        return new HistoryItem(
                cursor,
                UUID.randomUUID(),
                false,
                externalId,
                Instant.parse("2026-05-04T10:00:00Z"),
                null,
                null,
                content);
    }

    private static List<String> numbers(long from, long to) {
        return LongStream.rangeClosed(from, to).mapToObj(Long::toString).toList();
    }
}
