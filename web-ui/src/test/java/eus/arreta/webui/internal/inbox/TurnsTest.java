package eus.arreta.webui.internal.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TurnsTest {

    private final ExecutorService askers = Executors.newCachedThreadPool();

    @AfterEach
    void close() {
        askers.shutdownNow();
    }

    @Test
    void neverMoreThanSoManyAreMadeAtOnce() {
        Turns turns = new Turns(2, Duration.ofSeconds(20));
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<CompletableFuture<Void>> lists = new ArrayList<>();
        for (int no = 0; no < 200; no++) {
            lists.add(CompletableFuture.runAsync(
                    () -> turns.take(() -> {
                        most.accumulateAndGet(now.incrementAndGet(), Math::max);
                        Thread.yield();
                        return now.decrementAndGet();
                    }),
                    askers));
        }
        lists.forEach(CompletableFuture::join);
        assertThat(most.get()).isBetween(1, 2);
    }

    @Test
    void aListThatHangsKeepsTheOthersForAWhileOnly() throws InterruptedException {
        Turns turns = new Turns(1, Duration.ofMillis(20));
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch hanging = new CountDownLatch(1);
        CompletableFuture<String> hung = CompletableFuture.supplyAsync(
                () -> turns.take(() -> {
                    begun.countDown();
                    await(hanging);
                    return "late";
                }),
                askers);
        begun.await();
        assertThat(turns.take(() -> "made")).isEqualTo("made");
        hanging.countDown();
        assertThat(hung.join()).isEqualTo("late");
        assertThat(turns.take(() -> "again")).isEqualTo("again");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
