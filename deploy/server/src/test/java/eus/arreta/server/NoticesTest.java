package eus.arreta.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eus.arreta.channelapi.InboundEvent;
import eus.arreta.channelapi.SendResult;
import eus.arreta.channelapi.Sender;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Notices reach those who agreed, once, behind the agents' replies; and no clock hears of them. */
@QuarkusTest
class NoticesTest extends ApplicationTest {

    private static final String SPANISH_LINE = "Este mensaje no es una notificación";

    private InboundRecords inbound;
    private UUID account;
    private Desk desk;
    private String template;

    @BeforeEach
    void open() {
        inbound = inbound();
        account = UUID.fromString(
                api.post("/api/channel-accounts", Map.of("channel", FakeNetworkChannel.CHANNEL, "name", "Fake"))
                        .body()
                        .get("id")
                        .asText());
        desk = new Desk(api, inbound, account);
        template = "t" + UUID.randomUUID();
        assertThat(put(
                                "information",
                                Map.of("eu", "Kaixo", "es", "Hola {name}", "en", "Hello {name}"),
                                Map.of("disclaimer", false, "fallbacks", Map.of("name", "!")))
                        .status())
                .isEqualTo(200);
    }

    @AfterEach
    void close() {
        inbound.close();
        api.post("/api/channel-accounts/" + account + "/disable", Map.of());
    }

    private ApiClient.Answer put(String kind, Map<String, String> texts, Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.put("kind", kind);
        body.put("texts", texts);
        return api.put("/api/notice-templates/" + template, body);
    }

    private String agreed(Desk.Chat chat) {
        decide(chat.citizen(), true);
        return chat.citizen();
    }

    private void decide(String citizen, boolean given) {
        assertThat(api.post(
                                "/api/citizens/" + citizen + "/consents",
                                Map.of(
                                        "purpose",
                                        "notices",
                                        "given",
                                        given,
                                        "textVersion",
                                        "1",
                                        "channel",
                                        FakeNetworkChannel.CHANNEL))
                        .status())
                .isEqualTo(200);
    }

    private ApiClient.Answer send(List<?> recipients, Map<String, ?> more, String... headers) {
        Map<String, Object> body = new HashMap<>(more);
        body.put("template", template);
        body.put("account", account);
        body.put("recipients", recipients);
        return api.post("/api/notices", body, headers);
    }

    private static Map<String, Object> to(String citizen) {
        return Map.of("citizen", citizen);
    }

    private JsonNode awaitDone(String id) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> api.get("/api/notices/" + id).body(),
                        notice -> notice.get("state").asText().equals("done"));
    }

    private static String id(ApiClient.Answer made) {
        assertThat(made.status()).as("%s", made.body()).isEqualTo(201);
        return made.body().get("id").asText();
    }

    @Test
    void whoAgreedGetsItOnceInTheirLanguageAndNothingElseHappens() {
        Desk.Chat agreed = desk.writes("one");
        String citizen = agreed(agreed);
        api.patch("/api/citizens/" + citizen, Map.of("language", "en"));
        Desk.Chat silent = desk.writes("two");
        Desk.Chat withdrawn = desk.writes("three");
        agreed(withdrawn);
        decide(withdrawn.citizen(), false);
        JsonNode before = agreed.detail();
        ApiClient.Answer made = send(
                List.of(
                        to(citizen),
                        to(silent.citizen()),
                        to(withdrawn.citizen()),
                        to(UUID.randomUUID().toString())),
                Map.of("values", Map.of("name", "{name}")),
                "Idempotency-Key",
                template);
        String id = id(made);
        assertThat(made.body().get("accepted").asInt()).isEqualTo(3);
        assertThat(made.body().get("rejected").get(0).get("line").asInt()).isEqualTo(4);
        JsonNode done = awaitDone(id);
        assertThat(done.get("counts").get("sent").asInt()).isEqualTo(1);
        assertThat(done.get("counts").get("skipped").asInt()).isEqualTo(2);
        assertThat(done.get("reasons").get("no-consent").asInt()).isEqualTo(1);
        assertThat(done.get("reasons").get("opted-out").asInt()).isEqualTo(1);
        // What looks like a name in a value stays what it is.
        assertThat(FakeNetworkChannel.shownIn(agreed.conversation))
                .filteredOn("Hello {name}"::equals)
                .hasSize(1);
        assertThat(FakeNetworkChannel.shownIn(silent.conversation)).isEmpty();
        assertThat(FakeNetworkChannel.shownIn(withdrawn.conversation)).isEmpty();
        // In the citizen's timeline as said by Arreta, and in no case.
        assertThat(api.all("/api/citizens/" + citizen + "/timeline"))
                .filteredOn(entry -> entry.path("text").asText().equals("Hello {name}"))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.get("author").get("kind").asText()).isEqualTo("system");
                    assertThat(entry.has("caseNumber")).isFalse();
                    assertThat(entry.get("delivery").get("state").asText()).isEqualTo("sent");
                });
        JsonNode after = agreed.detail();
        assertThat(after.get("state")).isEqualTo(before.get("state"));
        assertThat(after.get("waitingSince")).isEqualTo(before.get("waitingSince"));
        assertThat(after.get("concerns")).isEqualTo(before.get("concerns"));
        assertThat(after.get("timeline").get("items").size())
                .isEqualTo(before.get("timeline").get("items").size());
        String csv = api.text("/api/notices/" + id + "/results.csv", Map.of());
        assertThat(csv.lines()).hasSize(4);
        assertThat(csv).contains(citizen + ";sent;").doesNotContain("Hello");
        assertThat(api.all("/api/notices/" + id + "/recipients?state=skipped")).hasSize(2);
    }

    @Test
    void theSameRequestTwiceIsOneNotice() {
        String citizen = agreed(desk.writes("hello"));
        String key = UUID.randomUUID().toString();
        String first = id(send(List.of(to(citizen)), Map.of(), "Idempotency-Key", key));
        assertThat(id(send(List.of(to(citizen)), Map.of(), "Idempotency-Key", key)))
                .isEqualTo(first);
        assertThat(send(List.of(to(UUID.randomUUID().toString())), Map.of(), "Idempotency-Key", key)
                        .status())
                .isEqualTo(422);
    }

    @Test
    void aReminderAlwaysSaysThatItIsNoNotification() {
        assertThat(put("reminder-of-notification", Map.of("eu", "a", "es", "b"), Map.of("disclaimer", false))
                        .status())
                .isEqualTo(422);
        assertThat(put("reminder-of-notification", Map.of("eu", "Kaixo", "es", "Hola"), Map.of())
                        .status())
                .isEqualTo(200);
        Desk.Chat chat = desk.writes("hello");
        awaitDone(id(send(List.of(to(agreed(chat))), Map.of())));
        // Nobody knows the citizen's language: both.
        String shown = String.join(" ", FakeNetworkChannel.shownIn(chat.conversation));
        assertThat(shown).contains("Mezu hau ez da jakinarazpena").contains(SPANISH_LINE);
        assertThat(api.post("/api/notice-templates/" + template + "/preview", Map.of("language", "es"))
                        .body()
                        .get("text")
                        .asText())
                .startsWith("Hola\n\n" + SPANISH_LINE);
    }

    @Test
    void aListSaysWhatIsWrongWithItsRowsAndTakesTheOthers() {
        put("information", Map.of("eu", "Eguna: {day}", "es", "Día: {day}"), Map.of("disclaimer", false));
        Desk.Chat one = desk.writes("one");
        Desk.Chat two = desk.writes("two");
        String email = "n" + UUID.randomUUID() + "@example.org";
        api.post("/api/citizens/" + agreed(two) + "/addresses", Map.of("kind", "email", "value", email));
        String csv = "citizen;email;day\r\n" + agreed(one) + ";;Monday\r\n" + one.citizen() + ";;Tuesday\r\n;"
                + email.toUpperCase(java.util.Locale.ROOT) + ";\"Wednes\r\nday\"\r\n;nobody@example.org;x\r\n"
                + two.citizen() + ";;\r\nnobody\r\n";
        String path = "/api/notices/import?template=" + template + "&account=" + account;
        JsonNode dry = upload(path + "&dryRun=true", csv).body();
        assertThat(dry.get("accepted").asInt()).isEqualTo(2);
        assertThat(dry.has("id")).isFalse();
        assertThat(dry.get("rejected"))
                .extracting(error ->
                        error.get("line").asInt() + " " + error.get("field").asText())
                .containsExactly("3 ", "6 email", "7 day", "8 ");
        String id = id(upload(path, csv));
        awaitDone(id);
        assertThat(FakeNetworkChannel.shownIn(one.conversation)).isNotEmpty();
        assertThat(String.join(" ", FakeNetworkChannel.shownIn(two.conversation)))
                .contains("Wednes");
        assertThat(upload(path, "who\r\nx\r\n").status()).isEqualTo(422);
        assertThat(upload(path, "citizen;day\r\n;x\r\n").status()).isEqualTo(422);
    }

    private ApiClient.Answer upload(String path, String csv) {
        return api.upload(path, HttpRequest.BodyPublishers.ofString(csv), "text/csv");
    }

    @Test
    void whoSaysStopIsLeftAloneAtOnceAndRepliesGoFirst() {
        int many = 30;
        List<Desk.Chat> chats = new ArrayList<>();
        List<Map<String, Object>> recipients = new ArrayList<>();
        CountDownLatch open = new CountDownLatch(1);
        for (int index = 0; index < many; index++) {
            Desk.Chat chat = desk.writes("number " + index);
            chats.add(chat);
            recipients.add(to(agreed(chat)));
            // The network takes notices, and holds them until the test lets go.
            FakeNetworkChannel.ANSWERS.put(chat.conversation, text -> {
                if (text.startsWith("Kaixo")) {
                    await(open);
                }
                return new SendResult.Sent("x" + UUID.randomUUID());
            });
        }
        String id = id(send(recipients, Map.of()));
        Awaitility.await().atMost(SOON).until(() -> count(id, "sending") > 0);
        int underWay = count(id, "sending");
        assertThat(underWay).isLessThan(many / 2);
        // An agent's reply passes all that waits, in whatever conversation it is.
        chats.get(many - 1).replied("Here is your answer");
        assertThat(FakeNetworkChannel.shownIn(chats.get(many - 1).conversation)).containsExactly("Here is your answer");
        Desk.Chat stops = chats.get(many - 1);
        inbound.send(new InboundEvent.ConsentDecided(
                account,
                stops.conversation,
                new Sender("web-chat-visitor", stops.conversation, null),
                "notices",
                false,
                "1",
                Instant.now()));
        Awaitility.await().atMost(SOON).until(() -> !api.get("/api/citizens/" + stops.citizen())
                .body()
                .get("consents")
                .get(1)
                .get("given")
                .asBoolean());
        open.countDown();
        JsonNode done = awaitDone(id);
        assertThat(done.get("counts").get("sent").asInt()).isEqualTo(many - 1);
        assertThat(done.get("reasons").get("opted-out").asInt()).isEqualTo(1);
        assertThat(FakeNetworkChannel.shownIn(stops.conversation)).containsExactly("Here is your answer");
        chats.subList(0, many - 1).forEach(chat -> assertThat(FakeNetworkChannel.shownIn(chat.conversation))
                .filteredOn(text -> text.startsWith("Kaixo"))
                .hasSize(1));
    }

    @Test
    void whatIsCancelledDoesNotGoOut() {
        List<Map<String, Object>> recipients = new ArrayList<>();
        CountDownLatch open = new CountDownLatch(1);
        for (int index = 0; index < 10; index++) {
            Desk.Chat chat = desk.writes("cancel " + index);
            recipients.add(to(agreed(chat)));
            FakeNetworkChannel.ANSWERS.put(chat.conversation, text -> {
                await(open);
                return new SendResult.Sent("x" + UUID.randomUUID());
            });
        }
        String id = id(send(recipients, Map.of()));
        Awaitility.await().atMost(SOON).until(() -> count(id, "sending") == 4);
        assertThat(api.post("/api/notices/" + id + "/cancel", Map.of())
                        .body()
                        .get("state")
                        .asText())
                .isEqualTo("cancelled");
        open.countDown();
        Awaitility.await().atMost(SOON).until(() -> count(id, "sent") == 4 && count(id, "cancelled") == 6);
        assertThat(api.post("/api/notices/" + id + "/cancel", Map.of()).status())
                .isEqualTo(409);
        String later = id(send(
                recipients,
                Map.of("scheduledAt", Instant.now().plus(Duration.ofDays(1)).toString())));
        api.post("/api/notices/" + later + "/cancel", Map.of());
        assertThat(count(later, "cancelled")).isEqualTo(10);
    }

    @Test
    void whatTheNetworkSaysIsTheRecipientsState() {
        Desk.Chat blocked = desk.writes("blocked");
        Desk.Chat doubtful = desk.writes("doubtful");
        FakeNetworkChannel.ANSWERS.put(blocked.conversation, text -> new SendResult.Failed("blocked"));
        FakeNetworkChannel.ANSWERS.put(doubtful.conversation, text -> new SendResult.Unknown("timed-out"));
        String id = id(send(List.of(to(agreed(blocked)), to(agreed(doubtful))), Map.of()));
        JsonNode done = awaitDone(id);
        assertThat(done.get("counts").get("failed").asInt()).isEqualTo(1);
        assertThat(done.get("counts").get("unknown").asInt()).isEqualTo(1);
        // Nobody is there any more: the next notice isn't even tried.
        JsonNode next = awaitDone(id(send(List.of(to(blocked.citizen())), Map.of())));
        assertThat(next.get("reasons").get("unreachable").asInt()).isEqualTo(1);
    }

    @Test
    void whoMayHaveGotItIsDecidedAboutByHand() {
        Desk.Chat again = desk.writes("again");
        Desk.Chat gone = desk.writes("gone");
        FakeNetworkChannel.ANSWERS.put(again.conversation, text -> new SendResult.Unknown("timed-out"));
        FakeNetworkChannel.ANSWERS.put(gone.conversation, text -> new SendResult.Unknown("timed-out"));
        String id = id(send(List.of(to(agreed(again)), to(agreed(gone))), Map.of()));
        Awaitility.await().atMost(SOON).until(() -> count(id, "unknown") == 2);
        FakeNetworkChannel.ANSWERS.remove(again.conversation);
        FakeNetworkChannel.ANSWERS.remove(gone.conversation);
        // Who withdraws before the decision gets nothing, also when it says "send again".
        decide(gone.citizen(), false);
        String decision = "/api/notices/" + id + "/decision";
        assertThat(api.post(decision, Map.of("decision", "perhaps")).status()).isEqualTo(422);
        assertThat(desk.agent("Agent")
                        .api()
                        .post(decision, Map.of("decision", "resend"))
                        .status())
                .isEqualTo(403);
        assertThat(api.post(decision, Map.of("decision", "resend")).status()).isEqualTo(200);
        Awaitility.await().atMost(SOON).until(() -> count(id, "sent") == 1 && count(id, "skipped") == 1);
        // The network had carried both out, and could not say so.
        assertThat(FakeNetworkChannel.shownIn(again.conversation)).hasSize(2);
        assertThat(FakeNetworkChannel.shownIn(gone.conversation)).hasSize(1);
        assertThat(api.post(decision, Map.of("decision", "resend")).status()).isEqualTo(409);

        FakeNetworkChannel.ANSWERS.put(again.conversation, text -> new SendResult.Unknown("timed-out"));
        String other = id(send(List.of(to(again.citizen())), Map.of()));
        Awaitility.await().atMost(SOON).until(() -> count(other, "unknown") == 1);
        FakeNetworkChannel.ANSWERS.remove(again.conversation);
        JsonNode givenUp = api.post("/api/notices/" + other + "/decision", Map.of("decision", "discard"))
                .body();
        assertThat(givenUp.get("counts").get("failed").asInt()).isEqualTo(1);
        assertThat(givenUp.get("reasons").get("discarded").asInt()).isEqualTo(1);
        JsonNode timeline =
                api.get("/api/citizens/" + again.citizen() + "/timeline").body().get("items");
        assertThat(timeline)
                .filteredOn(entry -> entry.path("author").path("kind").asText().equals("system"))
                .extracting(entry -> entry.path("delivery").path("state").asText())
                .containsExactlyInAnyOrder("sent", "failed");
    }

    @Test
    void onlyWhoMayIsLetIn() {
        ApiClient agent = desk.agent("Agent").api();
        assertThat(agent.get("/api/notices").status()).isEqualTo(403);
        assertThat(agent.get("/api/notice-templates").status()).isEqualTo(403);
        assertThat(desk.agent("Supervisor", "supervisor")
                        .api()
                        .get("/api/notices")
                        .status())
                .isEqualTo(200);
        assertThat(send(List.of(), Map.of()).status()).isEqualTo(422);
        assertThat(api.post(
                                "/api/notices",
                                Map.of("template", template, "recipients", List.of(to("" + UUID.randomUUID()))))
                        .status())
                .isEqualTo(422);
    }

    private int count(String id, String state) {
        return api.get("/api/notices/" + id).body().get("counts").path(state).asInt();
    }

    private static void await(CountDownLatch open) {
        try {
            assertThat(open.await(30, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
