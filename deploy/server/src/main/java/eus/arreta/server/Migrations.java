package eus.arreta.server;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;

/** Brings every module's schema up to date, under one lock, so that any number of replicas can start at once. */
@ApplicationScoped
public class Migrations {

    /** One schema a module, in the order of the floors. */
    static final List<String> MODULES = List.of(
            "http",
            "access",
            "events",
            "attachments",
            "calendars",
            "citizens",
            "staff",
            "catalogue",
            "gateway",
            "cases",
            "sla",
            "reception",
            "notices");

    /** Any fixed number; the same in every release. */
    private static final long LOCK = 4_172_338_221L;

    private final String url;
    private final String user;
    private final String password;

    /** Connections of their own: a change of a large table takes longer than any statement of the server may. */
    public Migrations(
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") Optional<String> user,
            @ConfigProperty(name = "quarkus.datasource.password") Optional<String> password) {
        this.url = url;
        this.user = user.orElse(null);
        this.password = password.orElse(null);
    }

    /** @throws org.flywaydb.core.api.FlywayException when a migration fails or was changed after it had run */
    public void run() {
        try (Connection connection = DriverManager.getConnection(url, user, password);
                Statement statement = connection.createStatement()) {
            // The lock belongs to this connection: it ends with it, also when the process is killed.
            statement.execute("select pg_advisory_lock(" + LOCK + ")");
            try {
                MODULES.forEach(this::migrate);
            } finally {
                statement.execute("select pg_advisory_unlock(" + LOCK + ")");
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("The schemas could not be brought up to date", failed);
        }
    }

    /** By address, not by a data source: the long one that a data source tells takes Flyway's redaction seconds. */
    private void migrate(String module) {
        Flyway.configure()
                .dataSource(url, user, password)
                .schemas(module)
                .defaultSchema(module)
                .createSchemas(true)
                .locations("classpath:db/" + module)
                .load()
                .migrate();
    }
}
