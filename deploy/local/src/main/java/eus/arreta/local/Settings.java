package eus.arreta.local;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** What the environment says about this installation; documented in {@code deploy/run --help}. */
record Settings(Map<String, String> environment) {

    static final String DATABASE_URL = "ARRETA_DATABASE_URL";
    static final String KAFKA = "ARRETA_KAFKA";
    static final String SECRET_KEY = "ARRETA_SECRET_KEY";
    static final String HTTP_PORT = "ARRETA_HTTP_PORT";
    static final String POSTGRES_PORT = "ARRETA_LOCAL_PG_PORT";
    static final String KAFKA_PORT = "ARRETA_LOCAL_KAFKA_PORT";

    static final String SIMULATOR_PORT = "ARRETA_TELEGRAM_SIMULATOR_PORT";
    static final String TELEGRAM_TOKEN = "ARRETA_TELEGRAM_TOKEN";

    private static final int HIGHEST_PORT = 65_535;

    Path data() {
        return Path.of(given("ARRETA_DATA").orElse("data")).toAbsolutePath().normalize();
    }

    int httpPort() {
        return port(HTTP_PORT, 8080);
    }

    int postgresPort() {
        return port(POSTGRES_PORT, 15_432);
    }

    int kafkaPort() {
        return port(KAFKA_PORT, 19_092);
    }

    int simulatorPort() {
        return port(SIMULATOR_PORT, 18_081);
    }

    /** Whether Telegram is played on this machine: in the demo, unless somebody brings a bot of their own. */
    boolean simulatesTelegram() {
        return given("ARRETA_DEMO").filter("true"::equals).isPresent()
                && given(TELEGRAM_TOKEN).isEmpty();
    }

    String url() {
        return given("ARRETA_URL").orElse("http://127.0.0.1:" + httpPort());
    }

    /** The value, unless it is absent or empty. */
    Optional<String> given(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    private int port(String name, int otherwise) {
        Optional<String> value = given(name);
        if (value.isEmpty()) {
            return otherwise;
        }
        try {
            int port = Integer.parseInt(value.get().strip());
            if (port > 0 && port <= HIGHEST_PORT) {
                return port;
            }
        } catch (NumberFormatException noNumber) {
            // said below
        }
        throw new CannotRunException(
                ExitCode.SETTING_MISSING, name + " is \"" + value.get() + "\"; it must be a port from 1 to 65535.");
    }
}
