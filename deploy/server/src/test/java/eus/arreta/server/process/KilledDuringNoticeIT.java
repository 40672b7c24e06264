package eus.arreta.server.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eus.arreta.channelapi.InboundEvent;
import eus.arreta.channelapi.Sender;
import eus.arreta.local.LocalPostgres;
import eus.arreta.server.ApiClient;
import eus.arreta.server.ChatVisitor;
import eus.arreta.server.InboundRecords;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A notice to thousands survives every kill -9: each has it once, or is said to be unknown; who says stop is left alone. */
class KilledDuringNoticeIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FULL_RECIPIENTS = 5_000;
    private static final int FULL_KILLS = 4;
    private static final int VISITORS = 5;
    private static final int WHO_SAY_STOP = 10;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private Installation installation;
    private Installation.Server server;
    private UUID account;

    @BeforeEach
    void start() throws Exception {
        installation = Installation.create();
        server = installation.server();
        account = UUID.fromString(server.api()
                .get("/api/channel-accounts")
                .body()
                .get("items")
                .get(0)
                .get("id")
                .asText());
    }

    @AfterEach
    void stop() {
        installation.close();
    }

    @Test
    void eachGetsItOnceAndWhoSaysStopIsLeftAlone() throws Exception {
        int many = Crowd.scaled(FULL_RECIPIENTS);
        List<ChatVisitor> visitors = IntStream.range(0, VISITORS)
                .mapToObj(index -> new ChatVisitor(installation.http, server::address))
                .toList();
        try {
            List<String> citizens = citizens(visitors, many);
            String notice = notice(citizens);
            awaitSent(notice, 0.05, many);
            Map<String, Instant> stopped = sayStop(citizens.subList(many - WHO_SAY_STOP, many));
            int kills = Crowd.kills(FULL_KILLS);
            for (int kill = 1; kill <= kills; kill++) {
                awaitSent(notice, (double) kill / (kills + 1), many);
                server.kill();
                server.start();
                server.awaitReady();
            }
            Awaitility.await()
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> server.api()
                            .get("/api/notices/" + notice)
                            .body()
                            .get("state")
                            .asText()
                            .equals("done"));
            assertEnds(notice, citizens, stopped);
            for (ChatVisitor visitor : visitors) {
                Awaitility.await()
                        .atMost(Duration.ofSeconds(30))
                        .until(() -> visitor.replies().size() == 1);
            }
        } finally {
            visitors.forEach(ChatVisitor::close);
        }
    }

    /** Citizens with a conversation who agreed to notices; the first of them sit at a real socket. */
    private List<String> citizens(List<ChatVisitor> visitors, int many) throws Exception {
        List<String> conversations = new ArrayList<>();
        for (ChatVisitor visitor : visitors) {
            visitor.write("hello");
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> visitor.acknowledged().size() == 1);
            conversations.add(visitor.conversation());
        }
        try (InboundRecords inbound = new InboundRecords(installation.kafka.bootstrapServers())) {
            for (int index = conversations.size(); index < many; index++) {
                String conversation = "v-" + UUID.randomUUID();
                conversations.add(conversation);
                inbound.sendLater(InboundRecords.message(account, conversation, conversation + ":1", "hello"));
            }
            for (String conversation : conversations) {
                inbound.sendLater(new InboundEvent.ConsentDecided(
                        account,
                        conversation,
                        new Sender("web-chat-visitor", conversation, null),
                        "notices",
                        true,
                        "1",
                        Instant.now()));
            }
            inbound.flush();
        }
        Map<String, String> agreed = new LinkedHashMap<>();
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> {
            agreed.clear();
            for (String line :
                    server.api().text("/api/export/citizens", Map.of()).lines().toList()) {
                JsonNode citizen = JSON.readTree(line);
                if (citizen.get("consents").size() == 1) {
                    agreed.put(
                            citizen.get("addresses").get(0).get("value").asText(),
                            citizen.get("id").asText());
                }
            }
            return agreed.size() == many;
        });
        return conversations.stream().map(agreed::get).toList();
    }

    private String notice(List<String> citizens) {
        ApiClient api = server.api();
        assertThat(api.put(
                                "/api/notice-templates/summer",
                                Map.of(
                                        "kind",
                                        "information",
                                        "texts",
                                        Map.of("eu", "Uda ordutegia", "es", "Horario de verano")))
                        .status())
                .isEqualTo(200);
        ApiClient.Answer made = api.post(
                "/api/notices",
                Map.of(
                        "template",
                        "summer",
                        "account",
                        account,
                        "recipients",
                        citizens.stream()
                                .map(citizen -> Map.of("citizen", citizen))
                                .toList()));
        assertThat(made.status()).as("%s", made.body()).isEqualTo(201);
        assertThat(made.body().get("accepted").asInt()).isEqualTo(citizens.size());
        return made.body().get("id").asText();
    }

    private void awaitSent(String notice, double share, int many) {
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> count(notice, "sent") + count(notice, "delivered") >= share * many * 0.9);
    }

    private int count(String notice, String state) {
        return server.api()
                .get("/api/notices/" + notice)
                .body()
                .get("counts")
                .path(state)
                .asInt();
    }

    /** Each withdraws; answers from when on that must be kept to. */
    private Map<String, Instant> sayStop(List<String> citizens) {
        Map<String, Instant> stopped = new HashMap<>();
        for (String citizen : citizens) {
            assertThat(server.api()
                            .post(
                                    "/api/citizens/" + citizen + "/consents",
                                    Map.of(
                                            "purpose", "notices",
                                            "given", false,
                                            "textVersion", "1",
                                            "channel", "web-chat"))
                            .status())
                    .isEqualTo(200);
            stopped.put(citizen, Instant.now());
        }
        return stopped;
    }

    private void assertEnds(String notice, List<String> citizens, Map<String, Instant> stopped) throws Exception {
        Map<String, JsonNode> ends = new HashMap<>();
        server.api()
                .all("/api/notices/" + notice + "/recipients")
                .forEach(one -> ends.put(one.get("citizen").asText(), one));
        assertThat(ends.keySet()).containsExactlyInAnyOrderElementsOf(citizens);
        int skipped = 0;
        for (String citizen : citizens) {
            JsonNode end = ends.get(citizen);
            String state = end.get("state").asText();
            if (state.equals("skipped")) {
                skipped++;
                assertThat(stopped).containsKey(citizen);
                assertThat(end.get("reason").asText()).isEqualTo("opted-out");
            } else {
                assertThat(state).isIn(Set.of("sent", "delivered", "read", "unknown"));
                if (stopped.containsKey(citizen)) {
                    assertThat(handedOver(end.get("messageId").asText()))
                            .as("handed to the network before the citizen said stop")
                            .isBefore(stopped.get(citizen));
                }
            }
        }
        assertThat(skipped).as("who said stop in time").isPositive();
        // One message each in the timelines, and no second one of anybody's.
        try (Connection database = database();
                PreparedStatement doubled = database.prepareStatement(
                        "select count(*), count(distinct citizen_id),"
                                + " count(distinct conversation_id) from cases.entry where case_id is null and direction = 'outbound'");
                ResultSet row = doubled.executeQuery()) {
            row.next();
            assertThat(row.getInt(1)).isEqualTo(row.getInt(2)).isEqualTo(row.getInt(3));
        }
    }

    private Instant handedOver(String messageId) throws Exception {
        try (Connection database = database();
                PreparedStatement first = database.prepareStatement(
                        "select min(at) from cases.delivery_step where state = 'sending' and entry_id = ?")) {
            first.setObject(1, UUID.fromString(messageId));
            try (ResultSet row = first.executeQuery()) {
                row.next();
                return row.getTimestamp(1).toInstant();
            }
        }
    }

    private Connection database() throws Exception {
        return DriverManager.getConnection(
                installation.postgres.jdbcUrl(), LocalPostgres.USER, installation.postgres.password());
    }
}
