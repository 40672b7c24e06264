package eus.arreta.server.process;

import static org.assertj.core.api.Assertions.assertThat;

import eus.arreta.channelapi.InboundEvent;
import eus.arreta.local.LocalPostgres;
import eus.arreta.server.ApiClient;
import eus.arreta.server.InboundRecords;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Alarms of service clocks fire once each, also when a replica is killed while they do. */
class AlarmsOfTwoReplicasIT {

    private static final int CASES = 600;

    @Test
    void eachAlarmIsToldOnceThoughAReplicaIsKilledMeanwhile() throws IOException, SQLException {
        try (Installation installation = Installation.create()) {
            Installation.Server first = installation.server();
            Installation.Server second = installation.server();
            ApiClient api = second.api();
            assertThat(api.post(
                                    "/api/sla/policies",
                                    Map.of(
                                            "name",
                                            "All",
                                            "position",
                                            1,
                                            "targets",
                                            Map.of("firstResponse", Map.of("minutes", 1, "time", "natural"))))
                            .status())
                    .isEqualTo(201);
            UUID account = UUID.fromString(api.get("/api/channel-accounts")
                    .body()
                    .get("items")
                    .get(0)
                    .get("id")
                    .asText());
            Instant now = Instant.now();
            try (InboundRecords inbound = new InboundRecords(installation.kafka.bootstrapServers())) {
                for (int at = 0; at < CASES; at++) {
                    // Due over thirty seconds, from twenty seconds from now on.
                    inbound.sendLater(written(account, now.minusMillis(40_000L - at * 30_000L / CASES)));
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
        }
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
        try (Connection connection = DriverManager.getConnection(
                        installation.postgres.jdbcUrl(), LocalPostgres.USER, installation.postgres.password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }
}
