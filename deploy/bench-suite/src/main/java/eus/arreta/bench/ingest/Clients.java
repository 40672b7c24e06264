package eus.arreta.bench.ingest;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;

/** Several database clients that do the same thing over and over, each on its own connection and thread. */
final class Clients {

    static final int COUNT = 8;
    private static final Duration WARM_UP = Duration.ofSeconds(8);
    private static final Duration MEASURED = Duration.ofSeconds(8);

    private Clients() {}

    /** What a client does again and again; each call is one committed transaction. */
    interface Work {
        void once() throws SQLException;
    }

    /** Prepares a client's statements on its connection. */
    interface Preparation {
        /** {@code client} counts from 0. */
        Work on(Connection connection, int client) throws SQLException;
    }

    /** Transactions a second of all clients together, once warm. */
    static double perSecond(BenchTables tables, Preparation preparation) throws Exception {
        LongAdder done = new LongAdder();
        long end = System.nanoTime() + WARM_UP.toNanos() + MEASURED.toNanos();
        ExecutorService threads = Executors.newFixedThreadPool(COUNT);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int client = 0; client < COUNT; client++) {
                int number = client;
                running.add(threads.submit(() -> {
                    try (Connection connection = tables.connect()) {
                        Work work = preparation.on(connection, number);
                        while (System.nanoTime() < end) {
                            work.once();
                            done.increment();
                        }
                    }
                    return null;
                }));
            }
            Thread.sleep(WARM_UP.toMillis());
            long countBefore = done.sum();
            long start = System.nanoTime();
            for (Future<?> client : running) {
                client.get();
            }
            return (done.sum() - countBefore) * 1e9 / (System.nanoTime() - start);
        } finally {
            threads.shutdownNow();
        }
    }
}
