package eus.arreta.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eus.arreta.channelapi.Content;
import eus.arreta.channelapi.InboundEvent;
import eus.arreta.channelapi.SendResult;
import eus.arreta.channelapi.Sender;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes out by a network that shows everything twice that it is sent twice. */
@QuarkusTest
class DeliveriesTest extends ApplicationTest {

    @Inject
    Jdbi jdbi;

    private InboundRecords inbound;
    private UUID account;

    @BeforeEach
    void open() {
        inbound = inbound();
        account = UUID.fromString(
                api.post("/api/channel-accounts", Map.of("channel", FakeNetworkChannel.CHANNEL, "name", "Fake"))
                        .body()
                        .get("id")
                        .asText());
    }

    @AfterEach
    void close() {
        inbound.close();
        api.post("/api/channel-accounts/" + account + "/disable", Map.of());
    }

    @Test
    void aLongTextGoesOutInPartsOnceEach() {
        Chat chat = writes(Instant.now());
        String text = "The office opens at nine. Bring your identity card and the form. See you there.";
        String id = reply(chat, text);
        awaitState(id, "sent");
        List<String> shown = FakeNetworkChannel.shownIn(chat.conversation);
        assertThat(shown).hasSizeGreaterThan(1).allSatisfy(part -> assertThat(part.length())
                .isLessThanOrEqualTo(FakeNetworkChannel.LONGEST_TEXT));
        assertThat(String.join(" ", shown)).isEqualTo(text);
        assertThat(api.texts(chat.number, "outbound")).containsExactly(text);
    }

    @Test
    void aRetryGoesOnWithThePartThatIsMissing() {
        Chat chat = writes(Instant.now());
        AtomicInteger calls = new AtomicInteger();
        FakeNetworkChannel.ANSWERS.put(
                chat.conversation,
                text -> calls.incrementAndGet() == 2
                        ? new SendResult.TryAgain(Duration.ofMillis(50), "rate-limited")
                        : new SendResult.Sent("x" + calls.get()));
        awaitState(reply(chat, "First part of the answer, long enough. Second part of the answer."), "sent");
        assertThat(FakeNetworkChannel.shownIn(chat.conversation)).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void orderHoldsWhileAMessageIsRetriedAndNobodyElseWaits() {
        Chat slow = writes(Instant.now());
        Chat other = writes(Instant.now());
        AtomicBoolean open = new AtomicBoolean();
        FakeNetworkChannel.ANSWERS.put(
                slow.conversation,
                text -> open.get()
                        ? new SendResult.Sent("x" + UUID.randomUUID())
                        : new SendResult.TryAgain(Duration.ofMillis(300), "rate-limited"));
        String first = reply(slow, "one");
        String second = reply(slow, "two");
        awaitState(reply(other, "not behind anybody"), "sent");
        assertThat(state(second)).isEqualTo("queued");
        open.set(true);
        awaitState(first, "sent");
        awaitState(second, "sent");
        assertThat(FakeNetworkChannel.shownIn(slow.conversation)).containsExactly("one", "two");
        JsonNode history =
                api.get("/api/messages/" + first).body().get("delivery").get("history");
        assertThat(history)
                .extracting(step -> step.get("state").asText())
                .containsSubsequence("queued", "sending", "queued", "sending", "sent");
        assertThat(history)
                .anySatisfy(step -> assertThat(step.path("reason").asText()).isEqualTo("rate-limited"));
    }

    @Test
    void whatANetworkRefusesForeverFailsAtOnceAndMarksTheAddress() {
        Chat chat = writes(Instant.now());
        FakeNetworkChannel.ANSWERS.put(chat.conversation, text -> new SendResult.Failed("blocked"));
        String id = reply(chat, "hello");
        awaitState(id, "failed");
        assertThat(api.get("/api/messages/" + id)
                        .body()
                        .get("delivery")
                        .get("reason")
                        .asText())
                .isEqualTo("blocked");
        Awaitility.await().atMost(SOON).untilAsserted(() -> assertThat(
                        api.post("/api/cases/" + chat.number + "/replies", ApiClient.text("hello?"))
                                .status())
                .isEqualTo(409));
        JsonNode citizen = api.get("/api/citizens/" + chat.citizen()).body();
        assertThat(citizen.get("addresses").get(0).get("unreachable").asText()).isEqualTo("blocked");
        assertThat(api.get("/api/cases/" + chat.number).body().has("waitingSince"))
                .isTrue();
    }

    @Test
    void whenTheReplyWindowIsOverNothingIsSent() {
        Chat chat = writes(Instant.now().minus(Duration.ofDays(2)));
        ApiClient.Answer refused = api.post("/api/cases/" + chat.number + "/replies", ApiClient.text("too late"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().get("conversations").get(0).get("reason").asText())
                .isEqualTo("reply-window-over");
        assertThat(FakeNetworkChannel.shownIn(chat.conversation)).isEmpty();
    }

    @Test
    void whatWasUnderWayWhenTheLeaseWentIsUnknownAndNeverSentAgainUnasked() throws InterruptedException {
        Chat chat = writes(Instant.now());
        CountDownLatch goOn = new CountDownLatch(1);
        String id = replyThatIsDoubtful(chat, goOn);
        JsonNode health =
                api.get("/api/channel-accounts/" + account + "/health").body().get("details");
        assertThat(health.get("unknown").asInt()).isEqualTo(1);
        assertThat(health.get("queued").asInt()).isZero();
        assertThat(FakeNetworkChannel.shownIn(chat.conversation)).isEmpty();
        FakeNetworkChannel.ANSWERS.remove(chat.conversation);
        assertThat(api.post("/api/messages/" + id + "/decision", Map.of("decision", "resend"))
                        .status())
                .isEqualTo(200);
        awaitState(id, "sent");
        assertThat(FakeNetworkChannel.shownIn(chat.conversation)).hasSize(1);
        // What the network says of the first attempt changes nothing about the second one.
        goOn.countDown();
        Awaitility.await()
                .atMost(SOON)
                .until(() -> FakeNetworkChannel.shownIn(chat.conversation).size() == 2);
        assertThat(state(id)).isEqualTo("sent");
        assertThat(api.all("/api/cases/" + chat.number + "/timeline"))
                .anySatisfy(entry -> assertThat(entry.path("text").asText()).isEqualTo("resent"));
    }

    @Test
    void anAnswerOfTheNetworkThatComesLateEndsTheDoubt() throws InterruptedException {
        Chat chat = writes(Instant.now());
        CountDownLatch goOn = new CountDownLatch(1);
        String id = replyThatIsDoubtful(chat, goOn);
        goOn.countDown();
        awaitState(id, "sent");
        assertThat(FakeNetworkChannel.shownIn(chat.conversation)).hasSize(1);
        assertThat(api.post("/api/messages/" + id + "/decision", Map.of("decision", "resend"))
                        .status())
                .isEqualTo(409);
        FakeNetworkChannel.ANSWERS.remove(chat.conversation);
    }

    /**
     * A process that ends leaves a row as it was at that step, and its lease to whoever comes next: so the row is put as
     * each step leaves it, and the lease is taken away.
     */
    @ParameterizedTest
    @CsvSource({
        // step at which the process ended, what comes of it, how often the network is asked afterwards
        "queued,sent,1",
        "claimed,unknown,0",
        "between parts,unknown,0"
    })
    void aReplicaThatEndsAtAnyStepSendsNothingTwice(String step, String outcome, int sends) {
        Chat chat = writes(Instant.now());
        String text = "A text longer than forty characters that goes out in two parts.";
        String id = queuedWhileDisabled(chat, text);
        switch (step) {
            case "claimed" -> stands(id, "state = 'sending', attempts = 1, first_tried_at = now()");
            case "between parts" ->
                stands(
                        id,
                        "state = 'sending', attempts = 1, first_tried_at = now(), parts_sent = 1, external_ids = '[\"n0\"]'");
            default -> stands(id, "state = 'queued'");
        }
        jdbi.useHandle(handle -> handle.execute("update events.lease set fencing = fencing + 1, holder = 'ended',"
                + " expires_at = now() where name = 'dispatch:" + account + "'"));
        api.post("/api/channel-accounts/" + account + "/enable", Map.of());
        awaitState(id, outcome);
        int parts = 2;
        assertThat(FakeNetworkChannel.shownIn(chat.conversation)).hasSize(sends * parts);
        if (outcome.equals("unknown")) {
            assertThat(api.post("/api/messages/" + id + "/decision", Map.of("decision", "resend"))
                            .status())
                    .isEqualTo(200);
            awaitState(id, "sent");
            // What the network has said that it has is not sent again, even when asked for.
            assertThat(FakeNetworkChannel.shownIn(chat.conversation))
                    .hasSize(step.equals("claimed") ? parts : parts - 1);
        }
    }

    private void stands(String id, String as) {
        jdbi.useHandle(
                handle -> handle.execute("update gateway.delivery set " + as + " where command_id = '" + id + "'"));
    }

    /** A reply that the gateway has taken while nobody may send it. */
    private String queuedWhileDisabled(Chat chat, String text) {
        jdbi.useHandle(handle -> handle.execute("update events.lease set fencing = fencing + 1, holder = 'elsewhere',"
                + " expires_at = now() + interval '1 hour' where name = 'dispatch:" + account + "'"));
        String id = reply(chat, text);
        Awaitility.await()
                .atMost(SOON)
                .until(() -> jdbi.withHandle(handle -> handle.createQuery(
                                        "select count(*) from gateway.delivery where command_id = cast(:id as uuid)")
                                .bind("id", id)
                                .mapTo(int.class)
                                .one())
                        == 1);
        api.post("/api/channel-accounts/" + account + "/disable", Map.of());
        return id;
    }

    /** A reply whose network answers only at {@code goOn}, while another replica had the lease for a while. */
    private String replyThatIsDoubtful(Chat chat, CountDownLatch goOn) throws InterruptedException {
        CountDownLatch reached = new CountDownLatch(1);
        FakeNetworkChannel.ANSWERS.put(chat.conversation, text -> {
            reached.countDown();
            await(goOn);
            return new SendResult.Sent("late");
        });
        String id = reply(chat, "did you get this?");
        assertThat(reached.await(10, TimeUnit.SECONDS)).isTrue();
        jdbi.useHandle(handle ->
                handle.execute("update events.lease set holder = 'another', fencing = fencing + 1, expires_at = now()"
                        + " where name = 'dispatch:" + account + "'"));
        awaitState(id, "unknown");
        return id;
    }

    @Test
    void aCommandOfADisabledAccountWaits() {
        Chat chat = writes(Instant.now());
        CountDownLatch tried = new CountDownLatch(1);
        FakeNetworkChannel.ANSWERS.put(chat.conversation, text -> {
            tried.countDown();
            return new SendResult.TryAgain(Duration.ofSeconds(2), "not-now");
        });
        String id = reply(chat, "wait for it");
        await(tried);
        api.post("/api/channel-accounts/" + account + "/disable", Map.of());
        FakeNetworkChannel.ANSWERS.remove(chat.conversation);
        assertThat(api.post("/api/cases/" + chat.number + "/replies", ApiClient.text("x"))
                        .status())
                .isEqualTo(409);
        assertThat(FakeNetworkChannel.shownIn(chat.conversation)).isEmpty();
        api.post("/api/channel-accounts/" + account + "/enable", Map.of());
        awaitState(id, "sent");
        assertThat(FakeNetworkChannel.shownIn(chat.conversation)).containsExactly("wait for it");
    }

    @Test
    void aBurstKeepsTheLimitOfItsConversationAndItsOrder() {
        Chat chat = writes(Instant.now());
        List<String> texts = new ArrayList<>();
        String last = null;
        for (int index = 0; index < 30; index++) {
            texts.add("m" + index);
            last = reply(chat, "m" + index);
        }
        awaitState(last, "sent");
        assertThat(FakeNetworkChannel.shownIn(chat.conversation)).isEqualTo(texts);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private record Chat(String conversation, String number, String citizen) {}

    private Chat writes(Instant at) {
        String conversation = "f-" + UUID.randomUUID();
        inbound.send(new InboundEvent.MessageReceived(
                account,
                conversation,
                new Sender("fake-user", conversation, null),
                conversation + ":1",
                at,
                "es",
                List.of(new Content.Text("hello")),
                null,
                null));
        JsonNode found = Awaitility.await()
                .atMost(SOON)
                .ignoreExceptions()
                .until(
                        () -> api.get("/api/cases?channel=" + FakeNetworkChannel.CHANNEL)
                                .body()
                                .get("items"),
                        items -> {
                            for (JsonNode one : items) {
                                if (isOf(one, conversation)) {
                                    return true;
                                }
                            }
                            return false;
                        });
        for (JsonNode one : found) {
            if (isOf(one, conversation)) {
                return new Chat(
                        conversation,
                        one.get("number").asText(),
                        one.get("citizen").get("id").asText());
            }
        }
        throw new AssertionError("no case");
    }

    private boolean isOf(JsonNode one, String conversation) {
        return api.get("/api/citizens/" + one.get("citizen").get("id").asText())
                .body()
                .get("addresses")
                .get(0)
                .get("value")
                .asText()
                .equals(conversation);
    }

    private String reply(Chat chat, String text) {
        ApiClient.Answer answer = api.post("/api/cases/" + chat.number + "/replies", ApiClient.text(text));
        assertThat(answer.status()).isEqualTo(202);
        return answer.body().get("messageId").asText();
    }

    private String state(String id) {
        return api.get("/api/messages/" + id)
                .body()
                .get("delivery")
                .get("state")
                .asText();
    }

    private void awaitState(String id, String wanted) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> state(id).equals(wanted));
    }
}
