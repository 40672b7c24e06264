package eus.arreta.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Several clients that ask at the same time, each on a line of its own and again as soon as it is answered. */
public final class Rounds {

    /** How many clients there are. */
    public static final int CLIENTS = 8;

    private Rounds() {}

    /** What one client does again and again. */
    public interface Client extends AutoCloseable {
        /** Asks once and waits for the answer; {@code index} counts over all clients. */
        void ask(int index) throws Exception;

        @Override
        void close();
    }

    /**
     * How long each of {@code times} answers took, in nanoseconds and by index.
     *
     * @param open makes the client with that number
     */
    public static long[] nanos(int times, IntFunction<Client> open) throws InterruptedException {
        return nanos(CLIENTS, times, open);
    }

    private static long[] nanos(int clients, int times, IntFunction<Client> open) throws InterruptedException {
        long[] nanos = new long[times];
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int client = 0; client < clients; client++) {
                int first = client;
                running.add(threads.submit(() -> {
                    try (Client asking = open.apply(first)) {
                        for (int index = first; index < times; index += clients) {
                            long start = System.nanoTime();
                            asking.ask(index);
                            nanos[index] = System.nanoTime() - start;
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> client : running) {
                client.get();
            }
            return nanos;
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    /** The same as latencies. */
    public static Latencies latencies(int times, IntFunction<Client> open) throws InterruptedException {
        return latencies(CLIENTS, times, open);
    }

    /** The same by so many clients. */
    public static Latencies latencies(int clients, int times, IntFunction<Client> open) throws InterruptedException {
        return new Latencies(Arrays.stream(nanos(clients, times, open)).boxed().toList());
    }
}
