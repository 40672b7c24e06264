package eus.arreta.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eus.arreta.channelapi.Content;
import eus.arreta.channelapi.InboundEvent;
import eus.arreta.channelapi.Sender;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens to cases: threading, versions, merging, splitting, links, promises, fields, snoozing. */
@QuarkusTest
class CoreTest extends ApplicationTest {

    private InboundRecords inbound;
    private Desk desk;

    @BeforeEach
    void open() {
        inbound = inbound();
        desk = new Desk(api, inbound, webAccount());
    }

    @AfterEach
    void close() {
        inbound.close();
    }

    @Test
    void aMessageFromBeforeTheEndJoinsTheClosedCaseAndOpensNothing() {
        Instant before = Instant.now().minus(Duration.ofHours(1));
        Desk.Chat chat = desk.writes("one");
        chat.settle();
        chat.state("resolved");
        chat.state("closed");
        chat.saysAt("written an hour ago", before);
        desk.await(chat.number, found -> api.texts(chat.number, "inbound").size() == 2);
        assertThat(chat.detail().get("state").asText()).isEqualTo("closed");
        assertThat(api.texts(chat.number, "inbound")).containsExactly("written an hour ago", "one");
        assertThat(api.all("/api/cases?citizen=" + chat.citizen())).hasSize(1);
    }

    @Test
    void aMessageAfterClosingOpensACaseThatIsLinkedToTheOldOne() {
        Desk.Chat chat = desk.writes("one");
        chat.settle();
        chat.state("resolved");
        chat.state("closed");
        chat.says("two");
        List<JsonNode> both = Awaitility.await()
                .atMost(SOON)
                .until(() -> api.all("/api/cases?citizen=" + chat.citizen()), found -> found.size() == 2);
        String newer = both.stream()
                .map(one -> one.get("number").asText())
                .filter(number -> !number.equals(chat.number))
                .findFirst()
                .orElseThrow();
        JsonNode link = desk.detail(newer).get("links").get(0);
        assertThat(link.get("type").asText()).isEqualTo("follows");
        assertThat(link.get("number").asText()).isEqualTo(chat.number);
        assertThat(chat.detail().get("links").get(0).get("type").asText()).isEqualTo("followed-by");
    }

    @Test
    void anEditKeepsTheOriginalBesideIt() {
        Desk.Chat chat = desk.writes("Tomorow");
        inbound.send(edit(chat, chat.conversation + ":1", "Tomorrow", Instant.now()));
        JsonNode entry = awaitEntry(chat, one -> one.has("versions"));
        assertThat(entry.get("text").asText()).isEqualTo("Tomorrow");
        assertThat(entry.get("versions"))
                .extracting(version -> version.get("text").asText())
                .containsExactly("Tomorow", "Tomorrow");
    }

    @Test
    void anEditAndADeletionThatComeBeforeTheMessageAreNotLost() {
        Desk.Chat chat = desk.writes("first");
        String external = chat.conversation + ":2";
        Instant at = Instant.now();
        inbound.send(edit(chat, external, "second, edited", at.plusSeconds(5)));
        inbound.send(new InboundEvent.MessageDeleted(desk.account(), chat.conversation, external, at.plusSeconds(9)));
        chat.saysAt("second", at);
        JsonNode entry = awaitEntry(chat, one -> one.path("externalId").asText().equals(external));
        assertThat(entry.get("text").asText()).isEqualTo("second, edited");
        assertThat(entry.has("deletedAt")).isTrue();
        assertThat(entry.get("versions"))
                .extracting(version -> version.get("text").asText())
                .containsExactly("second", "second, edited");
    }

    @Test
    void anOlderEditThatComesLateDoesNotWin() {
        Desk.Chat chat = desk.writes("v1");
        Instant at = Instant.now();
        inbound.send(edit(chat, chat.conversation + ":1", "v3", at.plusSeconds(20)));
        inbound.send(edit(chat, chat.conversation + ":1", "v2", at.plusSeconds(10)));
        JsonNode entry = awaitEntry(chat, one -> one.path("versions").size() == 3);
        assertThat(entry.get("text").asText()).isEqualTo("v3");
        assertThat(entry.get("versions"))
                .extracting(version -> version.get("text").asText())
                .containsExactly("v1", "v2", "v3");
    }

    @Test
    void anAlbumIsOneMessageWithSeveralFilesHoweverItArrives() {
        Desk.Chat chat = desk.writes("look");
        String group = chat.conversation + "-album";
        inbound.send(photo(chat, "a1", group, "one.jpg"));
        awaitEntry(chat, one -> one.path("attachments").size() == 1);
        inbound.send(photo(chat, "a2", group, "two.jpg"));
        inbound.send(photo(chat, "a3", group, "three.jpg"));
        inbound.send(photo(chat, "a2", group, "two.jpg"));
        JsonNode entry = awaitEntry(chat, one -> one.path("attachments").size() == 3);
        assertThat(entry.get("attachments"))
                .extracting(file -> file.get("name").asText())
                .containsExactly("one.jpg", "two.jpg", "three.jpg");
        assertThat(api.texts(chat.number, "inbound")).hasSize(2);
    }

    @Test
    void aReactionStandsOnItsMessage() {
        Desk.Chat chat = desk.writes("thanks");
        inbound.send(new InboundEvent.Reaction(
                desk.account(),
                chat.conversation,
                new Sender("web-chat-visitor", chat.conversation, null),
                chat.conversation + ":1",
                List.of("👍"),
                Instant.now()));
        assertThat(awaitEntry(chat, one -> one.has("reactions"))
                        .get("reactions")
                        .get(0)
                        .asText())
                .isEqualTo("👍");
    }

    @Test
    void casesAreMergedAndBecomeTwoAgainExactly() {
        Desk.Chat a = desk.writes("about A");
        Desk.Chat b = desk.writes("about B");
        List<String> beforeA = ids(a.number);
        List<String> beforeB = ids(b.number);
        assertThat(api.post("/api/cases/" + a.number + "/merge", Map.of("into", b.number))
                        .status())
                .isEqualTo(200);
        JsonNode merged = a.detail();
        assertThat(merged.get("state").asText()).isEqualTo("merged");
        assertThat(merged.get("mergedInto").asText()).isEqualTo(b.number);
        assertThat(ids(b.number)).containsAll(beforeA).containsAll(beforeB);
        assertThat(b.detail().get("concerns")).hasSize(2);
        a.says("more about A");
        desk.await(b.number, found -> api.texts(b.number, "inbound").size() == 3);
        assertThat(api.delete("/api/cases/" + a.number + "/merge").status()).isEqualTo(200);
        assertThat(api.texts(a.number, "inbound")).containsExactly("about A", "more about A");
        assertThat(api.texts(b.number, "inbound")).containsExactly("about B");
        assertThat(a.detail().get("state").asText()).isEqualTo("new");
        assertThat(a.detail().get("concerns")).hasSize(1);
        assertThat(b.detail().get("concerns")).hasSize(1);
        assertThat(api.delete("/api/cases/" + a.number + "/merge").status()).isEqualTo(409);
    }

    @Test
    void chosenMessagesBecomeACaseOfTheirOwn() {
        Desk.Chat chat = desk.writes("about the tax");
        chat.says("about the bins");
        desk.await(chat.number, found -> api.texts(chat.number, "inbound").size() == 2);
        String bins = desk.timeline(chat.number).stream()
                .filter(entry -> entry.path("text").asText().equals("about the bins"))
                .map(entry -> entry.get("id").asText())
                .findFirst()
                .orElseThrow();
        ApiClient.Answer split = api.post("/api/cases/" + chat.number + "/split", Map.of("messageIds", List.of(bins)));
        assertThat(split.status()).isEqualTo(201);
        String number = split.body().get("number").asText();
        assertThat(api.texts(number, "inbound")).containsExactly("about the bins");
        assertThat(api.texts(chat.number, "inbound")).containsExactly("about the tax");
        assertThat(desk.detail(number).get("links").get(0).get("number").asText())
                .isEqualTo(chat.number);
        assertThat(desk.detail(number).get("concerns")).hasSize(1);
        assertThat(api.post("/api/cases/" + chat.number + "/split", Map.of("messageIds", List.of(bins)))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void linksAreSeenFromBothSides() {
        Desk.Chat a = desk.writes("one");
        Desk.Chat b = desk.writes("two");
        api.post("/api/cases/" + a.number + "/links", Map.of("type", "child-of", "number", b.number));
        assertThat(a.detail().get("links").get(0).get("type").asText()).isEqualTo("child-of");
        assertThat(b.detail().get("links").get(0).get("type").asText()).isEqualTo("parent-of");
        assertThat(api.post("/api/cases/" + a.number + "/links", Map.of("type", "child-of", "number", a.number))
                        .status())
                .isEqualTo(422);
        api.delete("/api/cases/" + a.number + "/links?type=child-of&number=" + b.number);
        assertThat(b.detail().get("links")).isEmpty();
    }

    @Test
    void aPromiseIsKeptOrNot() {
        Desk.Chat chat = desk.writes("call me");
        ApiClient.Answer made = api.post(
                "/api/cases/" + chat.number + "/promises",
                Map.of(
                        "text",
                        "We call on Tuesday before noon",
                        "dueAt",
                        Instant.now().plusSeconds(3600).toString()));
        assertThat(made.status()).isEqualTo(201);
        String id = made.body().get("id").asText();
        assertThat(chat.detail().get("promises").get(0).has("kept")).isFalse();
        assertThat(api.put("/api/promises/" + id, Map.of("kept", true, "version", 0))
                        .status())
                .isEqualTo(200);
        assertThat(chat.detail().get("promises").get(0).get("kept").asBoolean()).isTrue();
        assertThat(api.put("/api/promises/" + id, Map.of("kept", false, "version", 0))
                        .status())
                .isEqualTo(409);
        for (String due : List.of("0001-01-01T00:00:00Z", "9999-12-31T00:00:00Z", "2020-01-01T00:00:00Z")) {
            assertThat(api.post("/api/cases/" + chat.number + "/promises", Map.of("text", "x", "dueAt", due))
                            .status())
                    .isEqualTo(422);
        }
    }

    @Test
    void agentsFillInWhatACaseIsAbout() {
        api.put("/api/topics/house-aid", Map.of("names", names("Housing aid")));
        Desk.Chat chat = desk.writes("one");
        int version = chat.detail().get("version").asInt();
        ApiClient.Answer changed = api.patch(
                "/api/cases/" + chat.number,
                Map.of(
                        "subject", "Housing aid 2026",
                        "kind", "procedure-help",
                        "topic", "house-aid",
                        "priority", "high",
                        "tags", List.of("housing", "urgent-family", "housing"),
                        "version", version));
        assertThat(changed.status()).isEqualTo(200);
        JsonNode now = chat.detail();
        assertThat(now.get("subject").asText()).isEqualTo("Housing aid 2026");
        assertThat(now.get("tags")).extracting(JsonNode::asText).containsExactly("housing", "urgent-family");
        assertThat(now.get("concerns").get(0).get("topic").asText()).isEqualTo("house-aid");
        assertThat(api.patch("/api/cases/" + chat.number, Map.of("priority", "low", "version", version))
                        .status())
                .isEqualTo(409);
        for (Map<String, Object> bad : List.<Map<String, Object>>of(
                Map.of("topic", "nothing-like-it"),
                Map.of("kind", "joke"),
                Map.of("priority", "asap"),
                Map.of("subject", "x".repeat(100_000)),
                Map.of("subject", "a\u0000b"),
                Map.of("tags", List.of("<script>")),
                Map.of("tags", "housing"),
                Map.of("language", "Basque"))) {
            assertThat(api.patch("/api/cases/" + chat.number, bad).status())
                    .as("%s", bad.keySet())
                    .isEqualTo(422);
        }
        assertThat(api.all("/api/cases?tag=urgent-family"))
                .extracting(one -> one.get("number").asText())
                .contains(chat.number);
        assertThat(api.all("/api/cases?topic=house-aid&kind=procedure-help"))
                .extracting(one -> one.get("number").asText())
                .contains(chat.number);
    }

    @Test
    void aRequiredFieldIsFilledInBeforeTheEnd() {
        String code = "plate-" + Math.abs(new Random().nextInt());
        Map<String, Object> field = new HashMap<>(Map.of(
                "type",
                "text",
                "names",
                names("Number plate"),
                "required",
                true,
                "searchable",
                true,
                "kinds",
                List.of("suggestion")));
        assertThat(api.put("/api/case-fields/" + code, field).status()).isEqualTo(200);
        Desk.Chat chat = desk.writes("one");
        assertThat(api.patch("/api/cases/" + chat.number, Map.of("fields", Map.of(code, "1234")))
                        .status())
                .isEqualTo(422);
        api.patch("/api/cases/" + chat.number, Map.of("kind", "suggestion"));
        chat.settle();
        ApiClient.Answer refused = chat.state("resolved");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().get("fields").get(0).asText()).isEqualTo(code);
        assertThat(api.patch("/api/cases/" + chat.number, Map.of("fields", Map.of(code, 7)))
                        .status())
                .isEqualTo(422);
        api.patch("/api/cases/" + chat.number, Map.of("fields", Map.of(code, "1234 BCD")));
        assertThat(api.all("/api/cases?field." + code + "=1234+BCD"))
                .extracting(one -> one.get("number").asText())
                .containsExactly(chat.number);
        assertThat(api.get("/api/cases?field.nothing=1").status()).isEqualTo(422);
        assertThat(chat.state("resolved").status()).isEqualTo(200);
        field.put("required", false);
        field.put("version", 0);
        assertThat(api.put("/api/case-fields/" + code, field).status()).isEqualTo(200);
    }

    @Test
    void anActionAndATextCanAskWhoTheCitizenIs() {
        JsonNode rule = api.get("/api/case-actions").body().get("items").get(2);
        assertThat(rule.get("action").asText()).isEqualTo("continue-elsewhere");
        Desk.Chat chat = desk.writes("one");
        String replies = "/api/cases/" + chat.number + "/replies";
        ApiClient.Answer demanded = demand(rule, "told-us");
        assertThat(demanded.status()).isEqualTo(200);
        try {
            ApiClient.Answer refused = api.post("/api/cases/" + chat.number + "/continue-code", Map.of());
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.body().get("needed").asText()).isEqualTo("told-us");
            assertThat(api.post(replies, Map.of("text", "your file", "assurance", "told-us"))
                            .status())
                    .isEqualTo(403);
            assertThat(api.texts(chat.number, "outbound")).isEmpty();
            assertThat(demand(rule, "eid").status())
                    .as("of a version that is gone")
                    .isEqualTo(409);
            chat.claims("told-us");
            desk.await(
                    chat.number,
                    found -> api.post(replies, Map.of("text", "your file", "assurance", "told-us"))
                                    .status()
                            == 202);
            assertThat(api.post(replies, Map.of("text", "more", "assurance", "document-seen"))
                            .status())
                    .isEqualTo(403);
            assertThat(api.post("/api/cases/" + chat.number + "/continue-code", Map.of())
                            .status())
                    .isLessThan(300);
        } finally {
            demand(demanded.body(), "none");
        }
        assertThat(api.put("/api/case-actions/dance", Map.of("assurance", "none", "version", 0))
                        .status())
                .isEqualTo(404);
        assertThat(api.put("/api/case-actions/file", Map.of("assurance", "a-lot", "version", 0))
                        .status())
                .isEqualTo(422);
    }

    private ApiClient.Answer demand(JsonNode rule, String level) {
        return api.put(
                "/api/case-actions/" + rule.get("action").asText(),
                Map.of("assurance", level, "version", rule.get("version").asInt()));
    }

    @Test
    void aSnoozedCaseLeavesTheInboxUntilTheCitizenWrites() {
        Desk.Chat chat = desk.writes("one");
        Instant until = Instant.now().plus(Duration.ofDays(2));
        ApiClient.Answer snoozed =
                api.post("/api/cases/" + chat.number + "/state", Map.of("state", "waiting", "until", until.toString()));
        assertThat(snoozed.body().has("snoozedUntil")).isTrue();
        assertThat(api.all("/api/cases?snoozed=true"))
                .extracting(one -> one.get("number").asText())
                .contains(chat.number);
        chat.says("here I am");
        JsonNode now = desk.await(chat.number, found -> !found.has("snoozedUntil"));
        assertThat(now.get("state").asText()).isEqualTo("open");
        assertThat(api.post(
                                "/api/cases/" + chat.number + "/state",
                                Map.of("state", "resolved", "until", until.toString()))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void sendingOverANewerMessageAsksFirst() {
        Desk.Chat chat = desk.writes("one");
        String seen = desk.timeline(chat.number).get(0).get("id").asText();
        chat.says("two");
        desk.await(chat.number, found -> api.texts(chat.number, "inbound").size() == 2);
        String path = "/api/cases/" + chat.number + "/replies";
        ApiClient.Answer asked = api.post(path, Map.of("text", "answer", "lastSeen", seen));
        assertThat(asked.status()).isEqualTo(409);
        assertThat(asked.body().get("messages")).hasSize(1);
        assertThat(api.post(path, Map.of("text", "answer", "lastSeen", seen, "force", true))
                        .status())
                .isEqualTo(202);
        assertThat(api.texts(chat.number, "outbound")).containsExactly("answer");
    }

    @Test
    void aTemplateFillsInItsVariablesOrTheirFallback() {
        Desk.Chat chat = desk.writes("one");
        String path = "/api/cases/" + chat.number + "/replies";
        api.post(path, Map.of("template", "Kaixo {{citizen.name|lagun}}: {{case.number}}"));
        assertThat(api.texts(chat.number, "outbound")).containsExactly("Kaixo lagun: " + chat.number);
        assertThat(api.post(path, Map.of("template", "Kaixo {{citizen.name}}")).status())
                .isEqualTo(422);
        assertThat(api.post(path, Map.of("template", "{{citizen.shoe-size|}}")).status())
                .isEqualTo(202);
        assertThat(api.post(path, Map.of("template", "{{citizen.size|x}}")).status())
                .isEqualTo(422);
    }

    @Test
    void whereNobodyCanBeReachedNothingIsSent() {
        Desk.Chat chat = desk.writes("one");
        String id = chat.replied("hello");
        inbound.send(new InboundEvent.DeliveryReceipt(
                desk.account(),
                chat.conversation,
                java.util.UUID.fromString(api.post("/api/cases/" + chat.number + "/replies", ApiClient.text("again"))
                        .body()
                        .get("messageId")
                        .asText()),
                eus.arreta.channelapi.DeliveryState.FAILED,
                "blocked",
                null,
                Instant.now()));
        JsonNode detail = desk.await(
                chat.number, found -> found.get("conversations").get(0).has("unreachable"));
        assertThat(detail.get("conversations").get(0).get("unreachable").asText())
                .isEqualTo("blocked");
        ApiClient.Answer refused = api.post("/api/cases/" + chat.number + "/replies", ApiClient.text("hello?"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().get("conversations").get(0).get("reason").asText())
                .isEqualTo("blocked");
        assertThat(api.texts(chat.number, "outbound")).hasSize(2);
        assertThat(id).isNotBlank();
        chat.says("I am back");
        desk.await(chat.number, found -> !found.get("conversations").get(0).has("unreachable"));
        assertThat(api.post("/api/cases/" + chat.number + "/replies", ApiClient.text("welcome"))
                        .status())
                .isEqualTo(202);
    }

    @Test
    void draftsViewersAndMentionsAreTheAgentsOwn() {
        Desk.Chat chat = desk.writes("one");
        Desk.Agent ane = desk.agent("Ane");
        Desk.Agent koldo = desk.agent("Koldo");
        ane.api().put("/api/cases/" + chat.number + "/drafts", Map.of("kind", "reply", "text", "Kaixo,"));
        assertThat(ane.api()
                        .get("/api/cases/" + chat.number + "/drafts")
                        .body()
                        .get(0)
                        .get("text")
                        .asText())
                .isEqualTo("Kaixo,");
        assertThat(koldo.api().get("/api/cases/" + chat.number + "/drafts").body())
                .isEmpty();
        ane.api().post("/api/cases/" + chat.number + "/viewers", Map.of("writes", true));
        JsonNode viewers = koldo.api()
                .post("/api/cases/" + chat.number + "/viewers", Map.of("writes", false))
                .body();
        assertThat(viewers.get(0).get("name").asText()).isEqualTo("Ane");
        assertThat(viewers.get(0).get("writes").asBoolean()).isTrue();
        ane.api()
                .post(
                        "/api/cases/" + chat.number + "/notes",
                        Map.of("text", "Look at this", "mentions", List.of(koldo.id())));
        JsonNode told = koldo.api().get("/api/notifications?unread=true").body().get("items");
        assertThat(told.get(0).get("what").asText()).isEqualTo("mention");
        assertThat(told.get(0).get("caseNumber").asText()).isEqualTo(chat.number);
        koldo.api().post("/api/notifications/read", Map.of());
        assertThat(koldo.api().get("/api/notifications?unread=true").body().get("items"))
                .isEmpty();
        assertThat(koldo.api().get("/api/cases?following=true").body().get("items"))
                .hasSize(1);
    }

    @Test
    void aCodeLeadsToTheSameCaseElsewhere() {
        Desk.Chat chat = desk.writes("one");
        JsonNode code = api.post("/api/cases/" + chat.number + "/continue-code", Map.of())
                .body();
        String typed = code.get("code").asText().toLowerCase(java.util.Locale.ROOT);
        assertThat(api.get("/api/continue-codes/" + typed).body().get("number").asText())
                .isEqualTo(chat.number);
        assertThat(api.get("/api/continue-codes/BBBBBBB").status()).isEqualTo(404);
    }

    @Test
    void aRecordedVisitStandsInTheTimelineWithEachOfItsConcerns() {
        String external = "visit-" + new Random().nextLong();
        inbound.send(new InboundEvent.ContactRecorded(
                desk.account(),
                "office",
                external,
                "visit",
                "inbound",
                new Sender("phone", "+34612345678", null),
                "ane",
                null,
                "eu",
                "dni",
                Instant.now().minusSeconds(600),
                Instant.now(),
                List.of(
                        new InboundEvent.RecordedConcern(null, null, "Asked for opening hours", "answered", null, null),
                        new InboundEvent.RecordedConcern(
                                null, "suggestion", "More benches", "case-opened", null, null))));
        String contactId = eus.arreta.channelapi.EventIds.derive(desk.account(), "contact", external)
                .toString();
        JsonNode contact = Awaitility.await()
                .atMost(SOON)
                .until(() -> api.get("/api/contacts/" + contactId), answer -> answer.status() == 200)
                .body();
        assertThat(contact.get("assurance").asText()).isEqualTo("document-seen");
        assertThat(contact.get("concerns"))
                .extracting(concern -> concern.get("outcome").asText())
                .containsExactly("answered", "case-opened");
        String number = contact.get("caseNumber").asText();
        assertThat(contact.get("concerns").get(0).has("caseNumber")).isFalse();
        assertThat(desk.timeline(number)).anySatisfy(entry -> {
            assertThat(entry.get("type").asText()).isEqualTo("visit");
            assertThat(entry.get("contactId").asText()).isEqualTo(contactId);
        });
    }

    @Test
    void aCitizensTimelineIsTheSameFromEitherEnd() {
        Desk.Chat chat = desk.writes("one");
        for (String text : List.of("two", "three", "four", "five")) {
            chat.says(text);
        }
        desk.await(chat.number, detail -> api.texts(chat.number, "inbound").size() == 5);
        String path = "/api/citizens/" + chat.citizen() + "/timeline";
        List<String> forwards = inPagesOfTwo(path + "?order=asc");
        List<String> backwards = new ArrayList<>(inPagesOfTwo(path));
        Collections.reverse(backwards);
        assertThat(forwards).hasSizeGreaterThanOrEqualTo(5).isEqualTo(backwards);
    }

    private List<String> inPagesOfTwo(String path) {
        List<String> ids = new ArrayList<>();
        String next = null;
        do {
            JsonNode page = api.get(path + (path.contains("?") ? "&" : "?") + "limit=2"
                            + (next == null ? "" : "&after=" + next))
                    .body();
            page.get("items").forEach(entry -> ids.add(entry.get("id").asText()));
            next = page.hasNonNull("next") ? page.get("next").asText() : null;
        } while (next != null);
        return ids;
    }

    @Test
    void theExportHoldsEachCaseWithItsTimelineAndGoesOn() {
        Desk.Chat first = desk.writes("first of the export");
        Desk.Chat second = desk.writes("second of the export");
        String lines =
                api.text("/api/export/cases?after=" + first.detail().get("id").asText(), Map.of());
        assertThat(lines).contains("second of the export").doesNotContain("first of the export");
        assertThat(lines.lines().filter(line -> line.contains(second.number))).hasSize(1);
    }

    @Test
    void statesAreCalledWhatAdministratorsSay() {
        assertThat(api.put("/api/case-states/on-hold", Map.of("names", names("With the province")))
                        .status())
                .isEqualTo(200);
        JsonNode named = api.get("/api/case-states").body().get("items");
        assertThat(named).anySatisfy(state -> {
            assertThat(state.get("state").asText()).isEqualTo("on-hold");
            assertThat(state.get("names").get("en").asText()).isEqualTo("With the province");
        });
        assertThat(desk.agent("Ane")
                        .api()
                        .put("/api/case-states/on-hold", Map.of("names", Map.of()))
                        .status())
                .isEqualTo(403);
        api.put("/api/case-states/on-hold", Map.of("names", Map.of()));
    }

    private InboundEvent edit(Desk.Chat chat, String external, String text, Instant at) {
        return new InboundEvent.MessageEdited(
                desk.account(), chat.conversation, external, at, List.of(new Content.Text(text)));
    }

    private InboundEvent photo(Desk.Chat chat, String external, String group, String name) {
        return new InboundEvent.MessageReceived(
                desk.account(),
                chat.conversation,
                new Sender("web-chat-visitor", chat.conversation, null),
                chat.conversation + ":" + external,
                Instant.now(),
                null,
                List.of(new Content.Attachment("f-" + external, name, "image/jpeg", 10)),
                null,
                group);
    }

    private JsonNode awaitEntry(Desk.Chat chat, java.util.function.Predicate<JsonNode> wanted) {
        return Awaitility.await()
                .atMost(SOON)
                .until(
                        () -> desk.timeline(chat.number).stream().filter(wanted).findFirst(),
                        java.util.Optional::isPresent)
                .orElseThrow();
    }

    private List<String> ids(String number) {
        return desk.timeline(number).stream()
                .map(entry -> entry.get("id").asText())
                .toList();
    }

    private static Map<String, String> names(String name) {
        return Map.of("eu", name, "es", name, "fr", name, "en", name);
    }
}
