package eus.arreta.bench;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;

/** The running installation that is measured, as its {@code run/environment} and {@code deploy/bench} tell of it. */
public final class Stage {

    private final Map<String, String> environment;
    private final int messages;
    private final ServerApi api;
    private final ServerParts parts;

    /** {@code messages} is how many messages the throughput scenarios send. */
    public Stage(Map<String, String> environment, int messages) {
        this.environment = Map.copyOf(environment);
        this.messages = messages;
        this.api = new ServerApi(url(), value("ARRETA_API_KEY"));
        this.parts = new ServerParts(environment);
    }

    public int messages() {
        return messages;
    }

    /** The server's address, without a slash at its end. */
    public URI url() {
        return URI.create(value("ARRETA_URL"));
    }

    public ServerApi api() {
        return api;
    }

    public ServerParts parts() {
        return parts;
    }

    /** The password of the user {@code admin}. */
    public String adminPassword() {
        return value("ARRETA_ADMIN_PASSWORD");
    }

    /** Kafka's address. */
    public String kafka() {
        return value("ARRETA_KAFKA");
    }

    /** A new connection to the server's own database; the caller closes it. */
    public Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", value("ARRETA_DATABASE_USER"));
        properties.setProperty("password", value("ARRETA_DATABASE_PASSWORD"));
        properties.setProperty("ApplicationName", "arreta-bench");
        return DriverManager.getConnection(value("ARRETA_DATABASE_URL"), properties);
    }

    /** One line on the terminal about what is going on. */
    public void say(String line) {
        System.out.println("  " + line);
    }

    private String value(String name) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException(name + " is missing; start the benchmarks by deploy/bench");
        }
        return value;
    }
}
