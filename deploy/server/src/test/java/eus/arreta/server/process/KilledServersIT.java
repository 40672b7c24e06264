package eus.arreta.server.process;

import java.io.IOException;
import java.util.Random;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was acknowledged survives every kill -9, is stored once and in order. */
class KilledServersIT {

    private static final Logger LOG = Logger.getLogger(KilledServersIT.class);
    private static final int FULL_MESSAGES = 2_000;
    private static final int FULL_KILLS = 5;

    private final long seed = Long.getLong("arreta.tests.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private Installation installation;
    private Installation.Server server;

    /** Kills something and has it running again at the end. */
    @FunctionalInterface
    private interface Accident {
        void happen() throws IOException, InterruptedException;
    }

    @BeforeEach
    void start() throws IOException {
        installation = Installation.create();
        server = installation.server();
    }

    @AfterEach
    void stop() {
        installation.close();
    }

    @Test
    void killingTheServerLosesAndDoublesNothing() throws IOException, InterruptedException {
        survive(() -> {
            server.kill();
            server.start();
            server.awaitReady();
        });
    }

    @Test
    void killingTheBrokerLosesAndDoublesNothing() throws IOException, InterruptedException {
        survive(() -> {
            installation.kafka.process().destroyForcibly().waitFor();
            installation.kafka.start();
        });
    }

    @Test
    void killingPostgresLosesAndDoublesNothing() throws IOException, InterruptedException {
        survive(() -> {
            installation.postgres.process().destroyForcibly().waitFor();
            installation.postgres.start();
        });
    }

    private void survive(Accident accident) throws IOException, InterruptedException {
        int kills = Crowd.kills(FULL_KILLS);
        LOG.infof("seed %d, %d messages, %d kills", seed, Crowd.scaled(FULL_MESSAGES), kills);
        try (Crowd crowd = new Crowd(installation, server::address, Crowd.scaled(FULL_MESSAGES))) {
            crowd.write();
            for (int kill = 0; kill < kills; kill++) {
                crowd.awaitAcknowledged((kill + random.nextDouble()) / (kills + 1));
                accident.happen();
            }
            crowd.assertEachIsStoredOnceInOrder(server.api());
        }
    }
}
