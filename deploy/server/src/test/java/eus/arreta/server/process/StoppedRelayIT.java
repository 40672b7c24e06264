package eus.arreta.server.process;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The process whose relay is at work is stopped for five seconds in the middle of a load, the other's relay takes over,
 * the first goes on: whoever follows the rule of the sequence ends in the same state as without.
 */
class StoppedRelayIT {

    private static Installation installation;
    private static Installation.Server first;
    private static Installation.Server second;

    @BeforeAll
    static void start() throws IOException {
        installation = Installation.create();
        first = installation.server();
        second = installation.server();
    }

    @AfterAll
    static void stop() {
        installation.close();
    }

    @Test
    void aRelayThatWasStoppedDoesNoHarm() throws IOException, InterruptedException {
        AtomicReference<URI> nearest = new AtomicReference<>(second.address());
        try (Crowd crowd = new Crowd(installation, nearest::get, Crowd.scaled(2_000))) {
            crowd.write();
            crowd.awaitAcknowledged(0.3);
            // The first to start holds the relay's lease.
            Installation.signal("STOP", first.pid());
            long stopped = System.nanoTime();
            try {
                Awaitility.await()
                        .atMost(Duration.ofSeconds(10))
                        .until(() -> System.nanoTime() - stopped
                                > Duration.ofSeconds(5).toNanos());
            } finally {
                Installation.signal("CONT", first.pid());
            }
            crowd.assertEachIsStoredOnceInOrder(second.api());
        }
    }
}
