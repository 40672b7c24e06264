package eus.arreta.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import eus.arreta.access.AuditVerification;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Who changed what, and that nobody can change what is told of it. */
@QuarkusTest
class AuditTest extends ApplicationTest {

    @Inject
    Jdbi jdbi;

    @Inject
    DataSource database;

    @Test
    void anAdministratorsChangesAreToldWithBeforeAndAfter() {
        String slug = "q" + UUID.randomUUID().toString().substring(0, 8);
        queue(slug, "Padrón");
        queue(slug, "Padrón y censo");
        api.delete("/api/queues/" + slug);
        List<JsonNode> told = api.all("/api/audit?subject=queue:" + slug);
        assertThat(told)
                .extracting(entry -> entry.get("action").asText())
                .containsExactly("queue-removed", "queue-set", "queue-set");
        assertThat(told.get(1).at("/before/names/es").asText()).isEqualTo("Padrón");
        assertThat(told.get(1).at("/after/names/es").asText()).isEqualTo("Padrón y censo");
        assertThat(told.get(2).has("before")).isFalse();
        assertThat(told.get(0).get("actorKind").asText()).isEqualTo("KEY");
    }

    @Test
    void aSecretIsNeverTold() {
        String password = "A long pass phrase 7";
        String login = "u" + UUID.randomUUID();
        String id = api.post(
                        "/api/users",
                        Map.of("name", "Ane", "login", login, "password", password, "roles", List.of("agent")))
                .body()
                .get("id")
                .asText();
        String key = api.post("/api/users/" + id + "/keys", Map.of())
                .body()
                .get("key")
                .asText();
        String told = api.all("/api/audit?subject=user:" + id).toString();
        assertThat(told).contains("user-created", "key-created", login).doesNotContain(password, key);
    }

    @Test
    void onlyWhoMayReadsIt() {
        for (String role : List.of("agent", "supervisor", "analyst")) {
            assertThat(new Desk(api, null, null)
                            .agent("X", role)
                            .api()
                            .get("/api/audit")
                            .status())
                    .as(role)
                    .isEqualTo(403);
        }
        assertThat(new Desk(api, null, null)
                        .agent("X", "data-protection")
                        .api()
                        .get("/api/audit")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void theExportFollowsTheChainAndGoesOn() {
        changeSomething();
        changeSomething();
        awaitChained();
        String[] lines = api.text("/api/audit/export", Map.of()).split("\n");
        assertThat(lines).hasSizeGreaterThanOrEqualTo(2);
        assertThat(lines[0]).contains("\"place\":1");
        assertThat(api.text("/api/audit/export?after=" + (lines.length - 1), Map.of()))
                .isEqualTo(lines[lines.length - 1] + "\n");
    }

    @Test
    void nothingIsChangedAndWhoForcesItIsFoundOut() throws SQLException {
        changeSomething();
        changeSomething();
        awaitChained();
        assertThatThrownBy(() -> execute("update access.audit_entry set action = 'nothing'"))
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> execute("delete from access.audit_entry")).hasMessageContaining("append-only");
        assertThatThrownBy(() -> execute("truncate access.audit_entry cascade")).hasMessageContaining("append-only");
        AuditVerification.Result whole = verify(null);
        assertThat(whole.problems()).isEmpty();
        String noted = whole.entries() + ":" + whole.hash();
        assertThat(verify(noted).problems()).isEmpty();
        assertThat(verify(whole.entries() + ":" + "0".repeat(64)).problems()).hasSize(1);
        assertThat(problemsAfter("update access.audit_entry set action = 'nothing' where place = 2"))
                .anyMatch(problem -> problem.contains("place 2"));
        assertThat(problemsAfter("delete from access.audit_values where entry_id in"
                        + " (select id from access.audit_entry where place = 2)"))
                .anyMatch(problem -> problem.contains("the values of place 2 are gone"));
        assertThat(problemsAfter("update access.audit_values set body = '{}' where entry_id in"
                        + " (select id from access.audit_entry where place = 2)"))
                .anyMatch(problem -> problem.contains("the values of place 2"));
        assertThat(problemsAfter("delete from access.audit_values where entry_id in"
                        + " (select id from access.audit_entry where place = 2);"
                        + " delete from access.audit_entry where place = 2"))
                .anyMatch(problem -> problem.contains("place 2 is missing"));
        assertThat(verify(noted).problems()).isEmpty();
    }

    private void changeSomething() {
        queue("q" + UUID.randomUUID().toString().substring(0, 8), "Padrón");
    }

    private void queue(String slug, String name) {
        Map<String, String> names = Map.of("eu", name, "es", name, "fr", name, "en", name);
        assertThat(api.put("/api/queues/" + slug, Map.of("names", names)).status())
                .isEqualTo(200);
    }

    private void awaitChained() {
        Awaitility.await()
                .atMost(SOON)
                .until(() -> jdbi.withHandle(handle -> handle.createQuery(
                                        "select count(*) from access.audit_entry where place is null")
                                .mapTo(int.class)
                                .one())
                        == 0);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private AuditVerification.Result verify(String noted) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return AuditVerification.verify(connection, noted);
        }
    }

    /** What is found when an owner of the database forces a change; it is taken back afterwards. */
    private List<String> problemsAfter(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("alter table access.audit_entry disable trigger user");
            statement.execute(sql);
            return AuditVerification.verify(connection, null).problems();
        }
    }
}
