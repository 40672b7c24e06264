package eus.arreta.server.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import eus.arreta.channelapi.InboundEvent;
import eus.arreta.local.LocalPostgres;
import eus.arreta.server.ApiClient;
import eus.arreta.server.InboundRecords;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Alarms of service clocks fire once each, and a policy is applied anew once to each case, also when a server is killed meanwhile. */
class ClocksOfTwoReplicasIT {

    private static final int CASES = Math.max(300, Crowd.scaled(1_000));
    private static final int SECONDS = CASES / 25;
    /** The one delivery that a replica may have made and not written down when it was killed. */
    private static final int TOLD_AGAIN = 1;

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void eachAlarmIsToldOnceThoughAReplicaIsKilledMeanwhile() throws IOException, SQLException {
        Queue<JsonNode> heard = new ConcurrentLinkedQueue<>();
        HttpServer receiver = receiver(heard);
        try (Installation installation = Installation.create()) {
            installation.settings.put("ARRETA_WEBHOOKS_PRIVATE_HOSTS", "localhost");
            // The first to start holds the alarms' lease.
            Installation.Server first = installation.server();
            Installation.Server second = installation.server();
            ApiClient api = second.api();
            policy(api, 1);
            listen(api, receiver);
            UUID account = account(api);
            Instant now = Instant.now();
            try (InboundRecords inbound = new InboundRecords(installation.kafka.bootstrapServers())) {
                for (int at = 0; at < CASES; at++) {
                    // Due one after the other, from twenty seconds from now on.
                    inbound.sendLater(written(account, now.minusMillis(40_000L - at * SECONDS * 1_000L / CASES)));
                }
            }
            await(installation, "select count(*) from sla.alarm", CASES);
            await(installation, "select count(*) from sla.alarm where fired_at is not null", CASES / 4);
            first.kill();
            await(installation, "select count(*) from sla.alarm where fired_at is not null", CASES);
            await(installation, "select case when count(*) = 0 then 1 else 0 end from events.outbox", 1);
            Map<String, Integer> told =
                    CaseEventsSeen.read(installation.kafka.bootstrapServers()).breached();
            assertThat(told).hasSize(CASES);
            assertThat(told.values()).containsOnly(1);
            assertThat(number(
                            installation,
                            "select (extract(epoch from percentile_cont(0.5) within group (order by fired_at - due)) * 1000)::int"
                                    + " from sla.alarm"))
                    .as("milliseconds, median")
                    .isLessThan(1_000);
            assertThat(number(
                            installation,
                            "select (extract(epoch from max(fired_at - due)) * 1000)::int from sla.alarm"))
                    .as("milliseconds, with a change of replicas")
                    .isLessThan(10_000);
            // A replica that dies between telling and writing that down tells again, under the same id: nobody has two.
            Awaitility.await()
                    .atMost(Duration.ofSeconds(90))
                    .until(() -> ids(heard).size() == CASES);
            assertThat(heard.stream()
                            .map(event -> event.get("data").get("caseId").asText())
                            .distinct())
                    .hasSize(CASES);
            assertThat(heard.size() - CASES)
                    .as("told again by the one that went on")
                    .isLessThanOrEqualTo(TOLD_AGAIN);
        } finally {
            receiver.stop(0);
        }
    }

    @Test
    void whatWasDueWhileNobodyRanIsToldAtTheStartAsLate() throws IOException, SQLException {
        Queue<JsonNode> heard = new ConcurrentLinkedQueue<>();
        HttpServer receiver = receiver(heard);
        try (Installation installation = Installation.create()) {
            installation.settings.put("ARRETA_WEBHOOKS_PRIVATE_HOSTS", "localhost");
            Installation.Server server = installation.server();
            ApiClient api = server.api();
            policy(api, 30);
            listen(api, receiver);
            UUID account = account(api);
            try (InboundRecords inbound = new InboundRecords(installation.kafka.bootstrapServers())) {
                for (int at = 0; at < 20; at++) {
                    inbound.sendLater(written(account, Instant.now().minus(Duration.ofMinutes(20))));
                }
            }
            await(installation, "select count(*) from sla.alarm", 20);
            server.kill();
            // As if it had been off for ten minutes beyond their time: everything that happened is twenty minutes
            // older.
            execute(installation, "update sla.case_fact set at = at - interval '20 minutes'");
            execute(installation, "update sla.case_terms set at = at - interval '20 minutes'");
            execute(installation, "update sla.alarm set due = due - interval '20 minutes'");
            server.start();
            server.awaitReady();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> ids(heard).size() == 20);
            assertThat(heard).allSatisfy(event -> {
                assertThat(event.get("late").asBoolean()).isTrue();
                assertThat(Duration.between(Instant.parse(event.get("at").asText()), Instant.now()))
                        .isGreaterThan(Duration.ofMinutes(9));
            });
        } finally {
            receiver.stop(0);
        }
    }

    @Test
    void aPolicyIsAppliedAnewOnceToEachCaseThoughTheServerIsKilledMeanwhile() throws IOException, SQLException {
        try (Installation installation = Installation.create()) {
            Installation.Server server = installation.server();
            ApiClient api = server.api();
            String policy = policy(api, 60);
            UUID account = account(api);
            try (InboundRecords inbound = new InboundRecords(installation.kafka.bootstrapServers())) {
                for (int at = 0; at < CASES; at++) {
                    inbound.sendLater(written(account, Instant.now()));
                }
            }
            await(installation, "select count(*) from sla.alarm", CASES);
            Map<String, Object> longer = new HashMap<>(wanted(90));
            longer.put("version", 1);
            assertThat(api.put("/api/sla/policies/" + policy, longer).status()).isEqualTo(200);
            try (Connection held = connection(installation);
                    Statement statement = held.createStatement()) {
                held.setAutoCommit(false);
                // Somebody works on a case in the middle, so that the server waits there when it is killed.
                statement.execute("select 1 from cases.case_record where id = (select id from cases.case_record"
                        + " order by id offset " + CASES / 2 + " limit 1) for update");
                assertThat(api.post("/api/sla/re-apply", Map.of("policy", policy, "reason", "A longer promise"))
                                .status())
                        .isEqualTo(202);
                await(installation, "select done from sla.re_apply", 1);
                await(installation, "select count(*) from pg_stat_activity where wait_event_type = 'Lock'", 1);
                server.kill();
                assertThat(number(installation, "select done from sla.re_apply"))
                        .isBetween(1, CASES / 2);
            }
            server.start();
            server.awaitReady();
            await(installation, "select count(*) from sla.re_apply where ended_at is not null", 1);
            assertThat(number(installation, "select done from sla.re_apply")).isEqualTo(CASES);
            assertThat(number(
                            installation,
                            "select count(*) from (select 1 from sla.case_terms group by case_id"
                                    + " having count(*) = 2 and count(*) filter (where reason = 'A longer promise'"
                                    + " and policy_version = 2) = 1) once"))
                    .isEqualTo(CASES);
            assertThat(number(installation, "select count(*) from sla.alarm where due > now() + interval '61 minutes'"))
                    .isEqualTo(CASES);
        }
    }

    private static Set<String> ids(Queue<JsonNode> heard) {
        return heard.stream().map(event -> event.get("id").asText()).collect(Collectors.toSet());
    }

    /** Another program that takes every event it is told of. */
    private static HttpServer receiver(Queue<JsonNode> heard) throws IOException {
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getByName("localhost"), 0), 50);
        receiver.createContext("/", exchange -> {
            heard.add(JSON.readTree(exchange.getRequestBody().readAllBytes()));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        receiver.start();
        return receiver;
    }

    private static void listen(ApiClient api, HttpServer receiver) {
        assertThat(api.post(
                                "/api/webhooks",
                                Map.of(
                                        "url",
                                        "http://localhost:"
                                                + receiver.getAddress().getPort() + "/",
                                        "types",
                                        List.of("eus.arreta.case.sla-breached.v1")))
                        .status())
                .isEqualTo(201);
    }

    private static String policy(ApiClient api, int minutes) {
        ApiClient.Answer made = api.post("/api/sla/policies", wanted(minutes));
        assertThat(made.status()).isEqualTo(201);
        return made.body().get("id").asText();
    }

    private static Map<String, Object> wanted(int minutes) {
        return Map.of(
                "name",
                "All",
                "position",
                1,
                "targets",
                Map.of("firstResponse", Map.of("minutes", minutes, "time", "natural")));
    }

    private static UUID account(ApiClient api) {
        return UUID.fromString(api.get("/api/channel-accounts")
                .body()
                .get("items")
                .get(0)
                .get("id")
                .asText());
    }

    private static void execute(Installation installation, String sql) throws SQLException, IOException {
        try (Connection connection = connection(installation);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static Connection connection(Installation installation) throws SQLException, IOException {
        return DriverManager.getConnection(
                installation.postgres.jdbcUrl(), LocalPostgres.USER, installation.postgres.password());
    }

    private static InboundEvent written(UUID account, Instant at) {
        String conversation = "v-" + UUID.randomUUID();
        InboundEvent.MessageReceived message =
                InboundRecords.message(account, conversation, conversation + ":1", "Kaixo");
        return new InboundEvent.MessageReceived(
                account,
                conversation,
                message.sender(),
                message.externalId(),
                at,
                message.language(),
                message.content(),
                null,
                null);
    }

    private static void await(Installation installation, String sql, int atLeast) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> number(installation, sql) >= atLeast);
    }

    private static int number(Installation installation, String sql) throws SQLException, IOException {
        try (Connection connection = connection(installation);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }
}
