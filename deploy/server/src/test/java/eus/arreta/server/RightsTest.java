package eus.arreta.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eus.arreta.access.PersonalDataHolder;
import eus.arreta.cases.internal.rights.RetentionRuns;
import eus.arreta.channelapi.Content;
import eus.arreta.channelapi.EventIds;
import eus.arreta.channelapi.InboundEvent;
import eus.arreta.channelapi.Sender;
import eus.arreta.citizens.internal.rights.BlockedData;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What citizens may ask for: all that is kept about them, and that it is gone. */
@QuarkusTest
class RightsTest extends ApplicationTest {

    /** Tables in which there is nothing about citizens, of modules that have no others. */
    private static final Set<String> ABOUT_NOBODY = Set.of(
            "http.idempotency_key",
            "calendars.calendar",
            "calendars.calendar_version",
            "calendars.holiday_list",
            "calendars.stamp",
            "catalogue.body",
            "catalogue.stamp",
            "catalogue.topic",
            "staff.queue",
            "staff.team",
            "staff.team_member");

    @Inject
    Jdbi jdbi;

    @Inject
    BlockedData blockedData;

    @Inject
    RetentionRuns retentionRuns;

    @Inject
    @Any
    Instance<PersonalDataHolder> holders;

    private InboundRecords inbound;
    private Desk desk;
    private String marker;
    private String notice;

    @BeforeEach
    void open() {
        inbound = inbound();
        desk = new Desk(api, inbound, webAccount());
        marker = "zq" + UUID.randomUUID().toString().replaceAll("[^a-f]", "") + "xw";
    }

    @AfterEach
    void close() {
        inbound.close();
    }

    @Test
    void someoneAnswersForEveryTable() {
        Set<String> answered = new HashSet<>(ABOUT_NOBODY);
        holders.forEach(holder -> answered.addAll(holder.tables()));
        List<String> there = jdbi.withHandle(
                handle -> handle.createQuery("""
                        select schemaname || '.' || tablename from pg_tables
                        where schemaname not in ('pg_catalog', 'information_schema', 'public')
                        and tablename <> 'flyway_schema_history' order by 1""").mapTo(String.class).list());
        assertThat(there).hasSizeGreaterThan(40).allSatisfy(table -> assertThat(answered)
                .contains(table));
    }

    @Test
    void allAboutACitizenIsExportedAndAfterErasureFoundNowhere() throws IOException {
        Desk.Chat chat = desk.writes("Mi nombre es " + marker);
        String citizen = fillEverywhere(chat);
        Map<String, String> exported = unzipped(api.bytes("/api/citizens/" + citizen + "/export?language=en"));
        assertThat(exported.keySet())
                .contains(
                        "index.html",
                        "data/citizens/citizen.jsonl",
                        "data/cases/transcript.jsonl",
                        "data/access/read.jsonl",
                        "data/notices/recipient.jsonl",
                        "data/events/dead_letter.jsonl");
        assertThat(exported.keySet()).anySatisfy(name -> assertThat(name).startsWith("files/" + marker));
        // Where people read, whatever the citizen wrote is text.
        assertThat(exported.get("index.html"))
                .contains(marker, "Messages, calls, visits", "&lt;b&gt;")
                .doesNotContain("<b>");
        for (String part : holding()) {
            String name = "data/"
                    + part.replace("cases.case_record", "cases.case")
                            .replace("transcript_part", "transcript")
                            .replace("personal_data_read", "read")
                            .replace("audit_values", "audit")
                            .replace('.', '/')
                    + ".jsonl";
            if (!NOT_EXPORTED.contains(part)) {
                assertThat(exported.getOrDefault(name, "")).as(name).contains(marker);
            }
        }

        String file = api.all("/api/cases/" + chat.number + "/timeline").stream()
                .filter(entry -> entry.path("attachments").size() > 0)
                .findFirst()
                .orElseThrow()
                .at("/attachments/0/id")
                .asText();
        ApiClient.Answer erased = api.delete("/api/citizens/" + citizen);
        assertThat(erased.status()).as("%s", erased.body()).isEqualTo(200);
        assertThat(erased.body().get("result").asText()).isEqualTo("erased");
        assertThat(erased.body().get("cases")).extracting(JsonNode::asText).contains(chat.number);

        assertThat(holding()).isEmpty();
        JsonNode recipient = api.all("/api/notices/" + notice + "/recipients").get(0);
        assertThat(recipient.get("state").asText() + " "
                        + recipient.get("reason").asText())
                .isEqualTo("skipped erased");
        assertThat(recipient.toString()).doesNotContain(citizen);
        assertThat(filesWithTheMarker()).isEmpty();
        assertThat(api.get("/api/citizens/" + citizen).status()).isEqualTo(404);
        assertThat(api.get("/api/cases/" + chat.number).status()).isEqualTo(404);
        assertThat(api.bytes("/api/files/" + file).statusCode()).isEqualTo(404);
        assertThat(api.all("/api/cases?q=" + marker)).isEmpty();
        assertThat(api.all("/api/citizens?q=" + marker)).isEmpty();
        ApiClient.Answer again = api.delete("/api/citizens/" + citizen);
        assertThat(again.body()).as("the same receipt").isEqualTo(erased.body());
        assertThat(api.get("/api/erasures/" + erased.body().get("id").asText()).body())
                .isEqualTo(erased.body());
    }

    /** What is made from a subject, and the names of files, which stand with the files. */
    private static final Set<String> NOT_EXPORTED = Set.of("cases.subject_words", "attachments.file");

    private String fillEverywhere(Desk.Chat chat) {
        String citizen = chat.citizen();
        String cases = "/api/cases/" + chat.number;
        Desk.Agent agent = desk.agent("Ane");
        ok(api.patch("/api/citizens/" + citizen, Map.of("name", "Mikel " + marker + " <b>")));
        ok(api.post(
                "/api/citizens/" + citizen + "/addresses", Map.of("kind", "email", "value", marker + "@example.org")));
        ok(api.post("/api/citizens/" + citizen + "/notes", Map.of("text", "deaf " + marker)));
        ok(api.post(
                "/api/citizens/" + citizen + "/consents",
                Map.of("purpose", "notices", "given", true, "textVersion", marker, "channel", "web-chat")));
        ok(api.post("/api/citizens/" + citizen + "/information", Map.of("textVersion", marker, "channel", "web-chat")));
        String other = desk.writes("somebody else").citizen();
        ok(api.post(
                "/api/citizens/" + citizen + "/mandates",
                Map.of("representative", other, "scope", "all " + marker, "proof", marker)));
        ok(api.patch(cases, Map.of("subject", "Subject " + marker, "tags", List.of("t-" + marker))));
        ok(api.post(cases + "/notes", Map.of("text", "note " + marker, "mentions", List.of(agent.id()))));
        ok(api.post(
                cases + "/promises",
                Map.of("text", "call " + marker, "owner", agent.id(), "dueAt", "2027-01-01T10:00:00Z")));
        ok(agent.api().put(cases + "/drafts", Map.of("kind", "reply", "text", "draft " + marker)));
        ok(api.post(cases + "/restriction", Map.of("agents", List.of(), "roles", List.of("supervisor"))));
        ok(agent.api().post(cases + "/break-glass", Map.of("reason", "glass " + marker)));
        String file = ok(api.upload(
                        "/api/files?name=" + marker + ".txt",
                        BodyPublishers.ofByteArray(("file " + marker).getBytes(StandardCharsets.UTF_8)),
                        "text/plain"))
                .get("id")
                .asText();
        inbound.send(new InboundEvent.MessageReceived(
                desk.account(),
                chat.conversation,
                new Sender("web-chat-visitor", chat.conversation, null),
                chat.conversation + ":file",
                java.time.Instant.now(),
                "es",
                List.of(new Content.Attachment(file, marker + ".txt", "text/plain", 10L)),
                null,
                null));
        String first = chat.conversation + ":1";
        inbound.send(new InboundEvent.MessageEdited(
                desk.account(),
                chat.conversation,
                first,
                java.time.Instant.now(),
                List.of(new Content.Text("Edited " + marker))));
        inbound.send(new InboundEvent.MessageEdited(
                desk.account(),
                chat.conversation,
                chat.conversation + ":never",
                java.time.Instant.now(),
                List.of(new Content.Text("Early " + marker))));
        chat.replied("Dear " + marker);
        notice = noticed(citizen);
        recordedCall(chat);
        // One that can't be read.
        InboundEvent.MessageReceived bad = InboundRecords.message(desk.account(), chat.conversation, "bad", "x");
        inbound.send(bad, "eus.arreta.inbound.message-received.v1", "{ \"" + marker);
        String merged = desk.writes("Also me: " + marker).citizen();
        ok(api.post("/api/citizens/" + merged + "/merge", Map.of("into", citizen)));
        Awaitility.await().atMost(SOON).until(() -> holding()
                .containsAll(List.of(
                        "events.dead_letter",
                        "cases.transcript_part",
                        "cases.entry_version",
                        "cases.early_change",
                        "gateway.delivery",
                        "attachments.file")));
        assertThat(holding())
                .contains(
                        "citizens.citizen",
                        "citizens.address",
                        "citizens.note",
                        "citizens.consent",
                        "citizens.information_shown",
                        "citizens.mandate",
                        "cases.case_record",
                        "cases.entry",
                        "cases.contact",
                        "cases.concern",
                        "cases.promise",
                        "cases.draft",
                        "cases.break_glass",
                        "notices.recipient",
                        "access.audit_values");
        return citizen;
    }

    /** A notice that is still to go out, of whose values one names the citizen; answers its id. */
    private String noticed(String citizen) {
        String template = "t-" + UUID.randomUUID();
        ok(api.put(
                "/api/notice-templates/" + template,
                Map.of("kind", "information", "texts", Map.of("eu", "Ordua: {time}", "es", "Hora: {time}"))));
        return ok(api.post(
                        "/api/notices",
                        Map.of(
                                "template",
                                template,
                                "account",
                                desk.account(),
                                "recipients",
                                List.of(Map.of("citizen", citizen, "values", Map.of("time", "9:00 " + marker))),
                                "scheduledAt",
                                java.time.Instant.now()
                                        .plus(java.time.Duration.ofDays(1))
                                        .toString())))
                .get("id")
                .asText();
    }

    /** A call of the same citizen, by the address that they have: with a note and what was said. */
    private void recordedCall(Desk.Chat chat) {
        String external = "call-" + UUID.randomUUID();
        inbound.send(new InboundEvent.ContactRecorded(
                desk.account(),
                chat.conversation,
                external,
                "call",
                "inbound",
                new Sender("web-chat-visitor", chat.conversation, null),
                "ane",
                null,
                "es",
                marker,
                java.time.Instant.now().minusSeconds(60),
                java.time.Instant.now(),
                List.of(new InboundEvent.RecordedConcern(null, null, "Asked " + marker, "answered", null, null))));
        inbound.send(new InboundEvent.TranscriptSegments(
                desk.account(),
                chat.conversation,
                external,
                java.time.Instant.now().minusSeconds(60),
                "es",
                "webvtt",
                1,
                List.of(new InboundEvent.Segment(0, 900, "citizen", null, false, "I said " + marker))));
        String contact = EventIds.derive(desk.account(), "contact", external).toString();
        Awaitility.await()
                .atMost(SOON)
                .until(() -> api.get("/api/contacts/" + contact).status() == 200);
    }

    @Test
    void whatARuleKeepsIsBlockedAndDestroyedAtItsTerm() throws IOException {
        String topic = "t" + Math.abs(marker.hashCode());
        ok(api.put("/api/topics/" + topic, Map.of("names", names("Topic"))));
        ok(api.put(
                "/api/retention-rules/" + topic,
                Map.of("topic", topic, "months", 24, "reason", "art. 1", "version", 0)));
        Desk.Chat chat = desk.writes("Keep " + marker);
        String citizen = chat.citizen();
        ok(api.patch("/api/cases/" + chat.number, Map.of("topic", topic)));
        JsonNode receipt = ok(api.delete("/api/citizens/" + citizen));
        assertThat(receipt.get("result").asText()).isEqualTo("blocked");
        JsonNode kept = receipt.get("blocked").get(0);
        assertThat(kept.get("caseNumber").asText()).isEqualTo(chat.number);
        assertThat(kept.get("rule").asText()).isEqualTo(topic + ": art. 1");
        assertThat(kept.get("until").asText()).isGreaterThan("2028-");
        assertThat(holding()).isEmpty();
        assertThat(api.get("/api/cases/" + chat.number).status()).isEqualTo(404);
        assertThat(api.get("/api/citizens/" + citizen + "/export").status()).isEqualTo(404);

        String read = "/api/blocked/" + kept.get("id").asText() + "/read";
        Desk.Agent administrator = desk.agent("Admin", "administrator");
        Desk.Agent officer = desk.agent("Officer", "data-protection");
        assertThat(administrator.api().post(read, Map.of("reason", "curious")).status())
                .isEqualTo(403);
        assertThat(officer.api().post(read, Map.of()).status()).isEqualTo(422);
        Map<String, String> content = unzipped(officer.api().postForBytes(read, Map.of("reason", "a court asks")));
        assertThat(content.get("data/cases/entry.jsonl")).contains("Keep " + marker);
        assertThat(content.get("data/citizens/citizen.jsonl")).contains(citizen);
        assertThat(api.all("/api/audit?subject=blocked:" + kept.get("id").asText()))
                .anySatisfy(
                        entry -> assertThat(entry.at("/after/reason").asText()).isEqualTo("a court asks"));

        blockedData.destroyWhatIsDue();
        assertThat(ok(api.get("/api/erasures/" + receipt.get("id").asText()))
                        .get("result")
                        .asText())
                .as("not before its term")
                .isEqualTo("blocked");
        jdbi.useHandle(handle -> handle.createUpdate(
                        "update citizens.blocked set until = now() - interval '1 second' where id = :id")
                .bind("id", UUID.fromString(kept.get("id").asText()))
                .execute());
        blockedData.destroyWhatIsDue();
        assertThat(ok(api.get("/api/erasures/" + receipt.get("id").asText()))
                        .get("result")
                        .asText())
                .isEqualTo("erased");
        assertThat(officer.api().post(read, Map.of("reason", "again")).status()).isEqualTo(404);
        ok(api.delete("/api/retention-rules/" + topic));
    }

    @Test
    void aHoldKeepsWhatNoRuleKeeps() {
        Desk.Chat chat = desk.writes("Held " + marker);
        JsonNode hold = ok(api.post("/api/cases/" + chat.number + "/holds", Map.of("reason", "a lawsuit")));
        JsonNode receipt = ok(api.delete("/api/citizens/" + chat.citizen()));
        assertThat(receipt.get("result").asText()).isEqualTo("blocked");
        assertThat(receipt.get("blocked").get(0).get("hold").asText())
                .isEqualTo(hold.get("id").asText());
        blockedData.destroyWhatIsDue();
        String path = "/api/erasures/" + receipt.get("id").asText();
        assertThat(ok(api.get(path)).get("result").asText()).isEqualTo("blocked");
        ok(api.delete("/api/holds/" + hold.get("id").asText()));
        blockedData.destroyWhatIsDue();
        assertThat(ok(api.get(path)).get("result").asText()).isEqualTo("erased");
    }

    @Test
    void closedCasesGoWhenTheirTermIsOver() {
        String topic = "r" + Math.abs(marker.hashCode());
        ok(api.put("/api/topics/" + topic, Map.of("names", names("Topic"))));
        ok(api.put(
                "/api/retention-rules/" + topic,
                Map.of("topic", topic, "months", 12, "reason", "art. 2", "version", 0)));
        Desk.Chat due = desk.writes("Due " + marker);
        Desk.Chat held = desk.writes("Held " + marker);
        Desk.Chat fresh = desk.writes("Fresh " + marker);
        String citizen = due.citizen();
        for (Desk.Chat chat : List.of(due, held, fresh)) {
            ok(api.patch("/api/cases/" + chat.number, Map.of("topic", topic)));
            chat.settle();
            ok(chat.state("resolved"));
            ok(chat.state("closed"));
        }
        JsonNode hold = ok(api.post("/api/cases/" + held.number + "/holds", Map.of("reason", "a lawsuit")));
        jdbi.useHandle(handle -> handle.createUpdate("update cases.case_record set closed_at = closed_at"
                        + " - interval '13 months' where number = any(:numbers)")
                .bindArray("numbers", String.class, due.number, held.number)
                .execute());
        assertThat(api.all("/api/retention/due"))
                .filteredOn(one -> one.get("rule").asText().equals(topic))
                .extracting(one -> one.get("number").asText() + (one.get("held").asBoolean() ? " held" : ""))
                .containsExactlyInAnyOrder(due.number, held.number + " held");
        JsonNode run = ok(api.post("/api/retention/runs", Map.of()));
        assertThat(run.get("destroyed").asInt()).isEqualTo(1);
        assertThat(run.get("endedAt").asText()).isNotBlank();
        assertThat(api.get("/api/cases/" + due.number).status()).isEqualTo(404);
        assertThat(api.get("/api/cases/" + held.number).status()).isEqualTo(200);
        assertThat(api.get("/api/cases/" + fresh.number).status()).isEqualTo(200);
        assertThat(api.get("/api/citizens/" + citizen).status())
                .as("an anonymous citizen of whom nothing is left")
                .isEqualTo(404);
        assertThat(api.all("/api/retention/runs"))
                .anySatisfy(one -> assertThat(one.get("id")).isEqualTo(run.get("id")));
        ok(api.delete("/api/holds/" + hold.get("id").asText()));
        ok(api.delete("/api/retention-rules/" + topic));
    }

    /** While somebody is erased they go on writing: in the place that they know, in a case that is closed, in new places. */
    @Test
    void whoWritesWhileTheyAreErasedIsANewCitizenOrNobody() throws InterruptedException {
        long deadlocks = deadlocks();
        for (int round = 0; round < 24; round++) {
            String before = marker + "o" + round;
            Desk.Chat chat = desk.writes("Before " + before);
            String old = chat.citizen();
            if (round % 2 == 0) {
                chat.settle();
                ok(chat.state("resolved"));
                ok(chat.state("closed"));
            }
            AtomicBoolean erased = new AtomicBoolean();
            List<String> places = new ArrayList<>();
            int many = round;
            Thread writer = new Thread(() -> {
                for (int index = 0; !erased.get(); index++) {
                    String place = (index + many) % 3 == 0 ? newConversation() : chat.conversation;
                    places.add(place);
                    inbound.send(written(chat, place, "Meanwhile " + index));
                }
                places.add(chat.conversation);
                inbound.send(written(chat, chat.conversation, "After"));
            });
            writer.start();
            ApiClient.Answer answer = api.delete("/api/citizens/" + old);
            erased.set(true);
            writer.join();
            assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
            Awaitility.await().atMost(SOON).ignoreExceptions().untilAsserted(() -> assertThat(
                            inboundTexts(api.caseOf(chat.conversation)))
                    .contains("After"));
            assertThat(holding(before)).isEmpty();
            assertThat(api.get("/api/citizens/" + old).status()).isEqualTo(404);
            String now = api.caseOf(chat.conversation).at("/citizen/id").asText();
            assertThat(now).isNotEqualTo(old);
            assertThat(api.get("/api/citizens/" + now).status()).isEqualTo(200);
            assertThat(deadLettersOf(places)).isEmpty();
            Awaitility.await().atMost(SOON).untilAsserted(() -> assertThat(holding(old))
                    .as("where the old citizen is still named")
                    .isSubsetOf("citizens.erasure", "access.audit_entry"));
        }
        assertThat(deadlocks()).as("locks taken in one order").isEqualTo(deadlocks);
    }

    private long deadlocks() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select sum(deadlocks) from pg_stat_database where datname = current_database()")
                .mapTo(long.class)
                .one());
    }

    private InboundEvent.MessageReceived written(Desk.Chat chat, String place, String text) {
        return new InboundEvent.MessageReceived(
                desk.account(),
                place,
                new Sender("web-chat-visitor", chat.conversation, null),
                place + ":" + UUID.randomUUID(),
                java.time.Instant.now(),
                "es",
                List.of(new Content.Text(text)),
                null,
                null);
    }

    private List<String> deadLettersOf(List<String> places) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select cause || ' ' || detail from events.dead_letter
                        where encode(key, 'escape') = any(:keys)""")
                .bindArray(
                        "keys",
                        String.class,
                        places.stream()
                                .map(place -> desk.account() + "|" + place)
                                .toArray())
                .mapTo(String.class)
                .list());
    }

    @Test
    void askedTwiceAtOnceThereIsOneReceipt() throws Exception {
        for (int round = 0; round < 8; round++) {
            String citizen = desk.writes("twice").citizen();
            List<CompletableFuture<ApiClient.Answer>> both = Stream.of(1, 2)
                    .map(one -> CompletableFuture.supplyAsync(() -> api.delete("/api/citizens/" + citizen)))
                    .toList();
            JsonNode receipt = ok(both.get(0).get());
            assertThat(ok(both.get(1).get())).isEqualTo(receipt);
        }
    }

    @Test
    void anErasureThatMustGiveWayIsTriedAgain() throws Exception {
        Desk.Chat chat = desk.writes("Kaixo");
        UUID citizen = UUID.fromString(chat.citizen());
        UUID conversation = jdbi.withHandle(
                handle -> handle.createQuery("select conversation.id from cases.conversation conversation"
                                + " join cases.case_record record on record.id = conversation.case_id"
                                + " where record.citizen_id = :citizen")
                        .bind("citizen", citizen)
                        .mapTo(UUID.class)
                        .one());
        try (Connection other = DriverManager.getConnection(
                configured("quarkus.datasource.jdbc.url"),
                configured("quarkus.datasource.username"),
                configured("quarkus.datasource.password"))) {
            other.setAutoCommit(false);
            lock(other, "citizens.citizen", citizen);
            CompletableFuture<ApiClient.Answer> erasure =
                    CompletableFuture.supplyAsync(() -> api.delete("/api/citizens/" + citizen));
            Awaitility.await().atMost(SOON).until(() -> isWaitedFor(other));
            // Against the order of locks: the erasure has the conversation and waits for the citizen.
            lock(other, "cases.conversation", conversation);
            other.rollback();
            assertThat(erasure.get().status()).isEqualTo(200);
        }
        assertThat(api.get("/api/citizens/" + citizen).status()).isEqualTo(404);
    }

    private static String configured(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }

    private static void lock(Connection connection, String table, UUID id) throws SQLException {
        try (PreparedStatement locking =
                connection.prepareStatement("select id from " + table + " where id = ? for update")) {
            locking.setObject(1, id);
            assertThat(locking.executeQuery().next()).isTrue();
        }
    }

    private static boolean isWaitedFor(Connection connection) throws SQLException {
        try (PreparedStatement waiting = connection.prepareStatement(
                "select 1 from pg_stat_activity where pg_backend_pid() = any(pg_blocking_pids(pid))")) {
            return waiting.executeQuery().next();
        }
    }

    @Test
    void whoOnlyLookedIsForgottenAfterAWeek() {
        String account = ok(api.post(
                        "/api/channel-accounts",
                        Map.of(
                                "channel",
                                "web-chat",
                                "name",
                                "Reception",
                                "config",
                                Map.of("allowedOrigins", List.of("self")))))
                .get("id")
                .asText();
        ok(api.put("/api/channel-accounts/" + account + "/reception", Map.of("enabled", true)));
        String looked = newConversation();
        String wrote = newConversation();
        UUID id = UUID.fromString(account);
        for (String conversation : List.of(looked, wrote)) {
            inbound.send(new InboundEvent.ConversationStarted(
                    id,
                    conversation,
                    new Sender("web-chat-visitor", conversation, null),
                    "es",
                    null,
                    java.time.Instant.now()));
        }
        inbound.send(InboundRecords.message(id, wrote, wrote + ":1", "Hola"));
        awaitCase(wrote, 1);
        Awaitility.await().atMost(SOON).until(() -> visitors(looked, wrote) == 2);
        retentionRuns.forgetPassersBy();
        assertThat(visitors(looked)).as("only just here").isEqualTo(1);
        jdbi.useHandle(handle -> handle.createUpdate("update cases.conversation set created_at = created_at"
                        + " - interval '8 days' where address = any(:places)")
                .bindArray("places", String.class, looked, wrote)
                .execute());
        retentionRuns.forgetPassersBy();
        assertThat(visitors(looked)).isZero();
        assertThat(visitors(wrote)).isEqualTo(1);
    }

    private int visitors(String... addresses) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select count(*) from citizens.address address
                        join cases.conversation conversation on conversation.address_id = address.id
                        where address.value = any(:values)""")
                .bindArray("values", String.class, (Object[]) addresses)
                .mapTo(int.class)
                .one());
    }

    @Test
    void onlyWhoMayDoesIt() {
        Desk.Chat chat = desk.writes("mine " + marker);
        Desk.Agent agent = desk.agent("Ane");
        String citizen = "/api/citizens/" + chat.citizen();
        assertThat(agent.api().get(citizen + "/export").status()).isEqualTo(403);
        assertThat(agent.api().delete(citizen).status()).isEqualTo(403);
        assertThat(agent.api().get("/api/blocked").status()).isEqualTo(403);
        assertThat(agent.api().get("/api/retention/due").status()).isEqualTo(403);
        assertThat(api.get(citizen).status()).isEqualTo(200);
        assertThat(api.delete("/api/citizens/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(api.put("/api/retention-rules/x", Map.of("months", -1, "reason", "r", "version", 0))
                        .status())
                .isEqualTo(422);
    }

    private static JsonNode ok(ApiClient.Answer answer) {
        assertThat(answer.status()).as("%s", answer.body()).isBetween(200, 299);
        return answer.body();
    }

    private static Map<String, String> names(String name) {
        return Map.of("eu", name, "es", name, "fr", name, "en", name);
    }

    /** Tables with the marker in any column of any row. */
    private List<String> holding() {
        return holding(marker);
    }

    /** Tables with that word in any column of any row. */
    private List<String> holding(String marker) {
        return jdbi.withHandle(handle -> {
            List<String> found = new ArrayList<>();
            List<String> tables = handle.createQuery("""
                            select schemaname || '.' || tablename from pg_tables
                            where schemaname not in ('pg_catalog', 'information_schema', 'public') order by 1""").mapTo(String.class).list();
            for (String table : tables) {
                String bytes = table.equals("events.dead_letter") ? " or encode(one.value, 'escape') like :marker" : "";
                boolean holds = handle.createQuery("select exists (select 1 from " + table
                                + " one where one::text like :marker" + bytes + ")")
                        .bind("marker", "%" + marker + "%")
                        .mapTo(boolean.class)
                        .one();
                if (holds) {
                    found.add(table);
                }
            }
            return found;
        });
    }

    private List<Path> filesWithTheMarker() throws IOException {
        Path folder = Path.of(ConfigProvider.getConfig().getValue("arreta.files", String.class));
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> {
                        try {
                            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(marker);
                        } catch (IOException unreadable) {
                            throw new java.io.UncheckedIOException(unreadable);
                        }
                    })
                    .toList();
        }
    }

    private static Map<String, String> unzipped(HttpResponse<byte[]> answer) throws IOException {
        assertThat(answer.statusCode()).isEqualTo(200);
        Map<String, String> parts = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return parts;
    }
}
