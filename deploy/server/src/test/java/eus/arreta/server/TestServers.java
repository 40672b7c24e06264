package eus.arreta.server;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import eus.arreta.local.LocalKafka;
import eus.arreta.local.LocalPostgres;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A real PostgreSQL and a real broker for the tests that run inside the application. */
public class TestServers implements QuarkusTestResourceLifecycleManager {

    /** The bootstrap key of the application under test. */
    public static final String KEY = "key-for-tests";
    /** The password of its administrator. */
    public static final String ADMIN_PASSWORD = "password-for-tests";

    /** Where mail of the application under test goes. */
    public static final GreenMail MAIL = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    /** The address that citizens see. */
    public static final String PUBLIC_URL = "https://arreta.example.org";

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
            MAIL.start();
            Map<String, String> settings = new HashMap<>();
            settings.put("ARRETA_SMTP_URL", "smtp://127.0.0.1:" + MAIL.getSmtp().getPort());
            settings.put("ARRETA_MAIL_FROM", "Arreta <arreta@example.org>");
            settings.put("ARRETA_PUBLIC_URL", PUBLIC_URL);
            settings.put("arreta.link-backs.every", "1s");
            settings.putAll(Map.of(
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
                    "0"));
            return settings;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void stop() {
        MAIL.stop();
        kafka.close();
        postgres.close();
    }
}
