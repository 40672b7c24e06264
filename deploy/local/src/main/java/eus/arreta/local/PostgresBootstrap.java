package eus.arreta.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.postgresql.Driver;

/**
 * Makes role, database and extensions at the first start. Each step looks before it acts, so that a start that was
 * killed in between is simply done again; a marker file spares later starts the look.
 */
record PostgresBootstrap(LocalPostgres postgres, Path marker) {

    void run() throws IOException {
        if (Files.exists(marker)) {
            return;
        }
        try {
            createRoleAndDatabase();
            createExtensions();
        } catch (SQLException e) {
            throw new IOException("PostgreSQL runs, but its database could not be made: " + e.getMessage(), e);
        }
        Files.createFile(marker);
    }

    private void createRoleAndDatabase() throws SQLException, IOException {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            if (!exists(statement, "select 1 from pg_roles where rolname = '" + LocalPostgres.USER + "'")) {
                statement.execute("create role " + LocalPostgres.USER + " login");
            }
            // The password is of our own making and holds nothing to quote.
            statement.execute("alter role " + LocalPostgres.USER + " password '" + postgres.password() + "'");
            if (!exists(statement, "select 1 from pg_database where datname = '" + LocalPostgres.DATABASE + "'")) {
                statement.execute("create database " + LocalPostgres.DATABASE + " owner " + LocalPostgres.USER);
            }
        }
    }

    private void createExtensions() throws SQLException, IOException {
        try (Connection connection = connect(LocalPostgres.DATABASE);
                Statement statement = connection.createStatement()) {
            statement.execute("create extension if not exists pg_trgm");
            statement.execute("create extension if not exists unaccent");
        }
    }

    private Connection connect(String database) throws SQLException, IOException {
        Properties properties = new Properties();
        properties.setProperty("user", LocalPostgres.SUPERUSER);
        properties.setProperty("password", postgres.superuserPassword());
        // The driver itself, not DriverManager: under a test's class loader the latter may not find it.
        return new Driver().connect(postgres.jdbcUrl(database), properties);
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }
}
