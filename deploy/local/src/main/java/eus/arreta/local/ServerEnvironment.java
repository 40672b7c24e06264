package eus.arreta.local;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** What the server is told, and what {@code run/environment} tells a second server process or a test. */
final class ServerEnvironment {

    /** Values of these characters alone mean themselves in a shell; everything else is quoted. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private final Settings settings;
    private final DataFolder folder;
    private final LocalPostgres postgres;
    private final LocalKafka kafka;
    private final TelegramSimulatorProcess simulator;

    /**
     * {@code postgres} or {@code kafka} is null when the settings name an external one, {@code simulator} when Telegram is
     * not played here.
     */
    ServerEnvironment(
            Settings settings,
            DataFolder folder,
            LocalPostgres postgres,
            LocalKafka kafka,
            TelegramSimulatorProcess simulator) {
        this.simulator = simulator;
        this.settings = settings;
        this.folder = folder;
        this.postgres = postgres;
        this.kafka = kafka;
    }

    private Map<String, String> connections() throws IOException {
        Map<String, String> values = new LinkedHashMap<>();
        if (postgres == null) {
            for (String name :
                    new String[] {Settings.DATABASE_URL, "ARRETA_DATABASE_USER", "ARRETA_DATABASE_PASSWORD"}) {
                settings.given(name).ifPresent(value -> values.put(name, value));
            }
        } else {
            values.put(Settings.DATABASE_URL, postgres.jdbcUrl());
            values.put("ARRETA_DATABASE_USER", LocalPostgres.USER);
            values.put("ARRETA_DATABASE_PASSWORD", postgres.password());
        }
        values.put(
                Settings.KAFKA,
                kafka == null ? settings.given(Settings.KAFKA).orElseThrow() : kafka.bootstrapServers());
        String secretKey = settings.given(Settings.SECRET_KEY).orElse(null);
        values.put(Settings.SECRET_KEY, secretKey == null ? folder.secretKey() : secretKey);
        values.put(
                "ARRETA_FILES",
                settings.given("ARRETA_FILES")
                        .orElse(folder.path().resolve("files").toString()));
        values.put("ARRETA_URL", settings.url());
        return values;
    }

    /** What the server gets on top of the launcher's own environment. */
    Map<String, String> forServer() throws IOException {
        Map<String, String> values = connections();
        values.put("ARRETA_DATA", folder.path().toString());
        values.put(Settings.HTTP_PORT, Integer.toString(settings.httpPort()));
        values.put("ARRETA_STDIN_WATCH", "true");
        if (kafka != null) {
            values.put("ARRETA_LOCAL", "true");
        }
        if (simulator != null) {
            values.putAll(simulator.settings());
        }
        folder.restoredAt().ifPresent(instant -> values.put("ARRETA_RESTORED_AT", instant));
        values.put("MALLOC_ARENA_MAX", "2");
        return values;
    }

    /** Writes {@code run/environment} anew, with the processes as they are now. */
    synchronized void write(Process server) throws IOException {
        Map<String, String> values = connections();
        putPid(values, "ARRETA_SERVER_PID", server);
        putPid(values, "ARRETA_POSTGRES_PID", postgres == null ? null : postgres.process());
        putPid(values, "ARRETA_KAFKA_PID", kafka == null ? null : kafka.process());
        StringBuilder text = new StringBuilder();
        values.forEach((name, value) ->
                text.append(name).append('=').append(quoted(value)).append('\n'));
        PrivateFiles.write(folder.run("environment"), text.toString());
    }

    private static void putPid(Map<String, String> values, String name, Process process) {
        if (process != null) {
            values.put(name, Long.toString(process.pid()));
        }
    }

    /** The value as a word of a shell. */
    static String quoted(String value) {
        return PLAIN.matcher(value).matches() ? value : "'" + value.replace("'", "'\\''") + "'";
    }
}
