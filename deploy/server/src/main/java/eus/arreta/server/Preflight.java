package eus.arreta.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;

/** What is looked at before the start. The database and the broker are given a minute, since they may be starting too. */
final class Preflight {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);

    private final Map<String, String> environment;

    Preflight(Map<String, String> environment) {
        this.environment = environment;
    }

    void check() throws StartProblem {
        for (String required :
                new String[] {"ARRETA_DATABASE_URL", "ARRETA_KAFKA", "ARRETA_SECRET_KEY", "ARRETA_FILES"}) {
            if (environment.getOrDefault(required, "").isBlank()) {
                throw new StartProblem(
                        StartProblem.SETTING, required + " is not set. deploy/run sets it for one machine.");
            }
        }
        checkPort();
        checkFolder(Path.of(environment.get("ARRETA_FILES")));
        checkDatabase();
        checkBroker();
    }

    private void checkPort() throws StartProblem {
        int port = Integer.parseInt(environment.getOrDefault("ARRETA_HTTP_PORT", "8080"));
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
        } catch (IOException inUse) {
            throw new StartProblem(
                    StartProblem.PORT, "port " + port + " is in use. Set ARRETA_HTTP_PORT to another one.");
        }
    }

    private static void checkFolder(Path folder) throws StartProblem {
        try {
            Files.createDirectories(folder);
            Path probe = Files.createTempFile(folder, "writable-", ".probe");
            Files.delete(probe);
        } catch (IOException unwritable) {
            throw new StartProblem(
                    StartProblem.FOLDER,
                    "the folder " + folder + " can't be written. Set ARRETA_FILES to another one.");
        }
    }

    private void checkDatabase() throws StartProblem {
        Properties properties = new Properties();
        properties.put("user", environment.getOrDefault("ARRETA_DATABASE_USER", ""));
        properties.put("password", environment.getOrDefault("ARRETA_DATABASE_PASSWORD", ""));
        properties.put("connectTimeout", "5");
        properties.put("socketTimeout", "5");
        properties.put("loginTimeout", "5");
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try (Connection connection =
                    DriverManager.getConnection(environment.get("ARRETA_DATABASE_URL"), properties)) {
                connection.isValid(5);
                return;
            } catch (SQLException refused) {
                String state = refused.getSQLState() == null ? "" : refused.getSQLState();
                if (state.startsWith("28")) {
                    throw new StartProblem(
                            StartProblem.DATABASE_LOGIN,
                            "the database refuses the login. Look at ARRETA_DATABASE_USER and ARRETA_DATABASE_PASSWORD.");
                }
                if (state.equals("3D000")) {
                    throw new StartProblem(
                            StartProblem.DATABASE_LOGIN, "the database of ARRETA_DATABASE_URL does not exist.");
                }
                waitOrGiveUp(
                        until, "the database doesn't answer (SQLSTATE " + state + "). Look at ARRETA_DATABASE_URL.");
            }
        }
    }

    private void checkBroker() throws StartProblem {
        String first = environment.get("ARRETA_KAFKA").split(",")[0].strip();
        int colon = first.lastIndexOf(':');
        if (colon < 1) {
            throw new StartProblem(StartProblem.SETTING, "ARRETA_KAFKA is not of the form host:port.");
        }
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try (Socket socket = new Socket()) {
                socket.connect(
                        new InetSocketAddress(first.substring(0, colon), Integer.parseInt(first.substring(colon + 1))),
                        5_000);
                return;
            } catch (IOException away) {
                waitOrGiveUp(until, "the broker doesn't answer. Look at ARRETA_KAFKA.");
            }
        }
    }

    private static void waitOrGiveUp(long until, String message) throws StartProblem {
        if (System.nanoTime() - until > 0) {
            throw new StartProblem(StartProblem.AWAY, message);
        }
        try {
            Thread.sleep(BETWEEN_TRIES.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new StartProblem(StartProblem.AWAY, message);
        }
    }
}
