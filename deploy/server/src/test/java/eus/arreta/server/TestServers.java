package eus.arreta.server;

import eus.arreta.local.LocalKafka;
import eus.arreta.local.LocalPostgres;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A real PostgreSQL and a real broker for the tests that run inside the application. */
public class TestServers implements QuarkusTestResourceLifecycleManager {

    /** The bootstrap key of the application under test. */
    public static final String KEY = "key-for-tests";
    /** The password of its administrator. */
    public static final String ADMIN_PASSWORD = "password-for-tests";

    private LocalPostgres postgres;
    private LocalKafka kafka;

    @Override
    public Map<String, String> start() {
        try {
            Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "servers-");
            postgres = LocalPostgres.forTests(folder.resolve("postgres"));
            kafka = LocalKafka.forTests(folder.resolve("kafka"));
            postgres.start();
            kafka.start();
            return Map.of(
                    "ARRETA_DATABASE_URL",
                    postgres.jdbcUrl(),
                    "ARRETA_DATABASE_USER",
                    LocalPostgres.USER,
                    "ARRETA_DATABASE_PASSWORD",
                    postgres.password(),
                    "ARRETA_KAFKA",
                    kafka.bootstrapServers(),
                    "ARRETA_SECRET_KEY",
                    "secret-for-tests",
                    "ARRETA_FILES",
                    folder.resolve("files").toAbsolutePath().toString(),
                    "ARRETA_API_KEY",
                    KEY,
                    "ARRETA_ADMIN_PASSWORD",
                    ADMIN_PASSWORD,
                    "ARRETA_WEBHOOKS_PRIVATE_HOSTS",
                    "localhost",
                    "quarkus.http.test-port",
                    "0");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void stop() {
        kafka.close();
        postgres.close();
    }
}
