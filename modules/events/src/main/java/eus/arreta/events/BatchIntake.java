package eus.arreta.events;

import eus.arreta.events.internal.deadletters.DeadLetterTable;
import eus.arreta.events.internal.intake.Outage;
import eus.arreta.events.internal.kafka.Headers;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Takes batches of records in, so that each record has its effect or is a dead letter, whatever happens.
 *
 * <p>A batch is one transaction (for each worker). When it fails because the database is away, it is tried again until
 * it succeeds. When it fails because of what is in it, it is halved until the bad record stands alone and goes among the
 * dead letters with the cause; the others take effect. Offsets are committed after this returns, so after a crash the
 * same records come again: handlers must be idempotent and say how.
 */
@ApplicationScoped
public class BatchIntake {

    private static final Logger LOG = Logger.getLogger(BatchIntake.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final DeadLetterTable deadLetters;
    private final MeterRegistry meters;
    private final int workers;
    private final ExecutorService executor;
    private final Set<String> waiting = ConcurrentHashMap.newKeySet();
    private final CountDownLatch stopping = new CountDownLatch(1);

    public BatchIntake(
            DeadLetterTable deadLetters,
            MeterRegistry meters,
            @ConfigProperty(name = "arreta.intake.workers", defaultValue = "2") int workers) {
        this.deadLetters = deadLetters;
        this.meters = meters;
        this.workers = workers;
        this.executor = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "intake");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** What a consumer does with a batch, inside one transaction. */
    @FunctionalInterface
    public interface Handler {
        /**
         * Gives the events their effect, in their order.
         *
         * @return those that can't have one; they become dead letters in the same transaction
         */
        List<Rejection> handle(List<ReceivedEvent> events);
    }

    /**
     * Takes a batch in; returns when every record has its effect or is a dead letter.
     *
     * @param consumer name of the consumer, for metrics and health
     * @throws IllegalStateException when the application stops meanwhile: the offsets must not be committed then
     */
    public void take(String consumer, ConsumerRecords<byte[], byte[]> batch, Handler handler) {
        List<List<ConsumerRecord<byte[], byte[]>>> shares = shares(batch);
        List<Future<?>> running = shares.stream()
                .filter(share -> !share.isEmpty())
                .<Future<?>>map(share -> executor.submit(() -> takeShare(consumer, share, handler)))
                .toList();
        for (Future<?> share : running) {
            try {
                share.get();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("stopped while taking a batch in", stopped);
            } catch (ExecutionException failed) {
                throw new IllegalStateException("a batch was not taken in", failed.getCause());
            }
        }
    }

    /** Consumers that wait for the database at this moment. */
    public Set<String> waiting() {
        return Set.copyOf(waiting);
    }

    /** Records of one key stay in one share, so that their order holds. */
    private List<List<ConsumerRecord<byte[], byte[]>>> shares(ConsumerRecords<byte[], byte[]> batch) {
        List<List<ConsumerRecord<byte[], byte[]>>> shares = new ArrayList<>();
        for (int index = 0; index < workers; index++) {
            shares.add(new ArrayList<>());
        }
        for (ConsumerRecord<byte[], byte[]> record : batch) {
            shares.get(Math.floorMod(Arrays.hashCode(record.key()), workers)).add(record);
        }
        return shares;
    }

    private void takeShare(String consumer, List<ConsumerRecord<byte[], byte[]>> records, Handler handler) {
        List<ReceivedEvent> events = new ArrayList<>(records.size());
        List<Rejection> unreadable = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            Headers.Reading reading = Headers.read(record);
            if (reading instanceof Headers.Reading.Event readable) {
                events.add(readable.event());
            } else if (reading instanceof Headers.Reading.Bad bad) {
                unreadable.add(bad.rejection());
            }
        }
        Work work = new Work(consumer, handler);
        if (!unreadable.isEmpty()) {
            work.untilDatabaseIsThere(() -> deadLetters.add(unreadable));
        }
        work.take(events);
        counter(consumer, "taken").increment(events.size());
        counter(consumer, "unreadable").increment(unreadable.size());
    }

    private Counter counter(String consumer, String what) {
        return Counter.builder("arreta.intake.records")
                .tag("consumer", consumer)
                .tag("what", what)
                .register(meters);
    }

    @PreDestroy
    void stop() {
        stopping.countDown();
        executor.shutdown();
    }

    private final class Work {
        private final String consumer;
        private final Handler handler;

        Work(String consumer, Handler handler) {
            this.consumer = consumer;
            this.handler = handler;
        }

        void take(List<ReceivedEvent> events) {
            if (events.isEmpty()) {
                return;
            }
            try {
                untilDatabaseIsThere(() -> {
                    List<Rejection> rejected = handler.handle(events);
                    deadLetters.add(rejected);
                    deadLetters.settled(events, rejected);
                });
            } catch (PoisonException poison) {
                if (events.size() == 1) {
                    setAside(events.get(0), poison.getCause());
                } else {
                    take(events.subList(0, events.size() / 2));
                    take(events.subList(events.size() / 2, events.size()));
                }
            }
        }

        private void setAside(ReceivedEvent event, Throwable cause) {
            LOG.errorf(cause, "%s failed at %s and goes on without it; it is among the dead letters", consumer, event);
            Rejection rejection = Rejection.of(event, "failed", cause.getClass().getName());
            untilDatabaseIsThere(() -> deadLetters.add(List.of(rejection)));
        }

        void untilDatabaseIsThere(Runnable work) {
            Duration pause = FIRST_PAUSE;
            while (true) {
                try {
                    Timer timer = Timer.builder("arreta.stage")
                            .tag("stage", "intake-" + consumer)
                            .register(meters);
                    timer.record(
                            () -> QuarkusTransaction.requiringNew().timeout(60).run(work));
                    waiting.remove(consumer);
                    return;
                } catch (RuntimeException failure) {
                    if (!Outage.is(failure)) {
                        waiting.remove(consumer);
                        throw new PoisonException(failure);
                    }
                    if (waiting.add(consumer)) {
                        LOG.warnf("%s waits for the database (%s)", consumer, Outage.describe(failure));
                    }
                    pauseOrStop(pause);
                    pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
                }
            }
        }

        private void pauseOrStop(Duration pause) {
            try {
                if (stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new CompletionException("the application stops", null);
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new CompletionException("the application stops", stopped);
            }
        }
    }

    private static final class PoisonException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        PoisonException(Throwable cause) {
            super(cause);
        }
    }
}
