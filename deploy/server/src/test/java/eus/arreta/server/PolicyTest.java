package eus.arreta.server;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What the tests of policies share: a topic of their own, by which nobody else's cases match, and policies that go at the end. */
abstract class PolicyTest extends ApplicationTest {

    @Inject
    Jdbi jdbi;

    final String some = UUID.randomUUID().toString().substring(0, 8);
    final List<String> made = new ArrayList<>();
    InboundRecords inbound;
    Desk desk;

    @BeforeEach
    void open() {
        inbound = inbound();
        desk = new Desk(api, inbound, webAccount());
        api.put(
                "/api/topics/t-" + some,
                Map.of("names", Map.of("eu", "Gaia", "es", "Tema", "fr", "Sujet", "en", "Topic")));
    }

    @AfterEach
    void takeOut() {
        made.forEach(id -> api.delete("/api/sla/policies/" + id));
        inbound.close();
    }
}
