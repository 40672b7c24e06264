package eus.arreta.server;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

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

    private final DataSource dataSource;

    /** Connections of their own: a change of a large table takes longer than any statement of the server may. */
    public Migrations(
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") Optional<String> user,
            @ConfigProperty(name = "quarkus.datasource.password") Optional<String> password) {
        PGSimpleDataSource plain = new PGSimpleDataSource();
        plain.setUrl(url);
        user.ifPresent(plain::setUser);
        password.ifPresent(plain::setPassword);
        this.dataSource = plain;
    }

    /** @throws org.flywaydb.core.api.FlywayException when a migration fails or was changed after it had run */
    public void run() {
        try (Connection connection = dataSource.getConnection();
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

    private void migrate(String module) {
        Flyway.configure()
                .dataSource(dataSource)
                .schemas(module)
                .defaultSchema(module)
                .createSchemas(true)
                .locations("classpath:db/" + module)
                .load()
                .migrate();
    }
}
