package eus.arreta.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Cases that only some may see: for everybody else they aren't there. */
@QuarkusTest
class RestrictedCasesTest extends ApplicationTest {

    private InboundRecords inbound;
    private Desk desk;
    private Desk.Agent named;
    private Desk.Agent other;

    @BeforeEach
    void open() {
        inbound = inbound();
        desk = new Desk(api, inbound, webAccount());
        named = desk.agent("Named");
        other = desk.agent("Other");
    }

    @AfterEach
    void close() {
        inbound.close();
    }

    @Test
    void forAnAgentWhoIsNotNamedTheCaseIsNotThere() {
        Desk.Chat chat = desk.writes("a secret matter");
        String citizen = chat.citizen();
        String contact = chat.detail().get("concerns").get(0).get("contactId").asText();
        String message = desk.timeline(chat.number).get(0).get("id").asText();
        String concern = chat.openConcerns().get(0);
        Desk.Chat open = desk.writes("open");
        api.post("/api/cases/" + open.number + "/links", Map.of("type", "related-to", "number", chat.number));
        restrict(chat, List.of(named.id()), List.of());
        String path = "/api/cases/" + chat.number;
        assertThat(named.api().get(path).status()).isEqualTo(200);
        assertThat(other.api().get(path).status()).isEqualTo(404);
        assertThat(other.api().get(path + "/timeline").status()).isEqualTo(404);
        assertThat(other.api().all("/api/cases?citizen=" + citizen)).isEmpty();
        assertThat(other.api().all("/api/citizens/" + citizen + "/timeline")).isEmpty();
        assertThat(other.api().get("/api/messages/" + message).status()).isEqualTo(404);
        assertThat(other.api().get("/api/contacts/" + contact).status()).isEqualTo(404);
        assertThat(other.api()
                        .put("/api/concerns/" + concern + "/outcome", Map.of("outcome", "declined"))
                        .status())
                .isEqualTo(404);
        assertThat(other.api().post(path + "/replies", ApiClient.text("x")).status())
                .isEqualTo(404);
        assertThat(other.api().post(path + "/notes", ApiClient.text("x")).status())
                .isEqualTo(404);
        assertThat(other.api().get("/api/cases/" + open.number).body().get("links"))
                .isEmpty();
        assertThat(other.api().text("/api/export/cases?after=" + before(chat), Map.of()))
                .doesNotContain(chat.number);
        assertThat(named.api().text("/api/export/cases?after=" + before(chat), Map.of()))
                .contains(chat.number);
    }

    @Test
    void whoIsNotNamedIsNotToldOfAMention() {
        Desk.Chat chat = desk.writes("a secret matter");
        restrict(chat, List.of(named.id()), List.of());
        JsonNode note = named.api()
                .post("/api/cases/" + chat.number + "/notes", Map.of("text", "Look", "mentions", List.of(other.id())))
                .body();
        assertThat(note.get("notMentioned").get(0).asText()).isEqualTo(other.id());
        assertThat(other.api().get("/api/notifications").body().get("items")).isEmpty();
    }

    @Test
    void aRoleOpensItToAllWhoHaveIt() {
        Desk.Chat chat = desk.writes("for supervisors");
        restrict(chat, List.of(), List.of("supervisor"));
        assertThat(desk.agent("Boss", "supervisor")
                        .api()
                        .get("/api/cases/" + chat.number)
                        .status())
                .isEqualTo(200);
        assertThat(other.api().get("/api/cases/" + chat.number).status()).isEqualTo(404);
        restrict(chat, List.of(), List.of());
        assertThat(other.api().get("/api/cases/" + chat.number).status()).isEqualTo(200);
    }

    @Test
    void whoBreaksTheGlassSeesEverythingAndEverybodyConcernedHearsWhy() {
        Desk.Chat chat = desk.writes("a secret matter");
        restrict(chat, List.of(named.id()), List.of());
        String path = "/api/cases/" + chat.number;
        assertThat(other.api()
                        .post(path + "/break-glass", Map.of("reason", " "))
                        .status())
                .isEqualTo(422);
        assertThat(other.api()
                        .post(path + "/break-glass", Map.of("reason", "The judge asks"))
                        .status())
                .isEqualTo(200);
        assertThat(other.api().get(path).status()).isEqualTo(200);
        assertThat(other.api().all("/api/citizens/" + chat.citizen() + "/timeline"))
                .isNotEmpty();
        JsonNode told =
                named.api().get("/api/notifications").body().get("items").get(0);
        assertThat(told.get("what").asText()).isEqualTo("glass-broken");
        assertThat(told.get("text").asText()).isEqualTo("The judge asks");
        assertThat(told.get("by").asText()).isEqualTo("Other");
        assertThat(desk.timeline(chat.number))
                .anySatisfy(entry -> assertThat(entry.path("text").asText()).isEqualTo("glass-broken:The judge asks"));
        Desk.Agent third = desk.agent("Third");
        assertThat(third.api().get(path).status()).isEqualTo(404);
    }

    @Test
    void onlyWhoMayRestrictsAndNobodyIsAssignedWhoCantSeeIt() {
        Desk.Chat chat = desk.writes("a secret matter");
        assertThat(other.api()
                        .post("/api/cases/" + chat.number + "/restriction", Map.of("agents", List.of(other.id())))
                        .status())
                .isEqualTo(403);
        restrict(chat, List.of(named.id()), List.of());
        assertThat(named.api()
                        .post("/api/cases/" + chat.number + "/assignment", Map.of("agent", other.id()))
                        .status())
                .isEqualTo(422);
        assertThat(named.api()
                        .post("/api/cases/" + chat.number + "/assignment", Map.of("agent", named.id()))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void theEventStreamTellsOfItOnlyThoseWhoMaySeeIt() {
        Desk.Chat secret = desk.writes("a secret matter");
        Desk.Chat open = desk.writes("open");
        restrict(secret, List.of(named.id()), List.of());
        try (EventStreamListener outside = new EventStreamListener(http, server, other.login(), Desk.PASSWORD);
                EventStreamListener inside = new EventStreamListener(http, server, named.login(), Desk.PASSWORD)) {
            secret.says("more of it");
            // One event is told to all streams at once: what one has heard, the other was told of or never is.
            Awaitility.await().atMost(SOON).until(() -> inside.heardOf(secret.number));
            Awaitility.await().atMost(SOON).until(() -> {
                open.says("go on");
                return outside.heardOf(open.number);
            });
            assertThat(outside.heardOf(secret.number)).isFalse();
        }
    }

    @Test
    void aListCountsOnlyWhatItsReaderMaySee() {
        Desk.Chat chat = desk.writes("a secret matter");
        restrict(chat, List.of(named.id()), List.of());
        assertThat(other.api().all("/api/cases"))
                .extracting(one -> one.get("number").asText())
                .doesNotContain(chat.number);
        assertThat(named.api().all("/api/cases"))
                .extracting(one -> one.get("number").asText())
                .contains(chat.number);
    }

    private void restrict(Desk.Chat chat, List<String> agents, List<String> roles) {
        assertThat(api.post("/api/cases/" + chat.number + "/restriction", Map.of("agents", agents, "roles", roles))
                        .status())
                .isEqualTo(200);
    }

    /** An id just before that of the case: ids grow with time. */
    private String before(Desk.Chat chat) {
        String id = api.get("/api/cases/" + chat.number).body().get("id").asText();
        return id.substring(0, 13) + "-7000-8000-000000000000";
    }
}
