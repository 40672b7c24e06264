package eus.arreta.gateway.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import eus.arreta.channelapi.RateLimit;
import eus.arreta.channelapi.RateLimit.Scope;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The network's limits, in all and for each conversation. */
class SendLimitsTest {

    private final AtomicLong nanos = new AtomicLong();
    private final TimeMeter time = new TimeMeter() {
        @Override
        public long currentTimeNanos() {
            return nanos.get();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    };

    @Test
    void whatMayWaitLeavesHalfForWhatMayNot() {
        SendLimits limits = limits(new RateLimit(Scope.ACCOUNT, 10, Duration.ofSeconds(1)));
        assertThat(limits.takeSpare(3)).isEqualTo(3);
        assertThat(limits.takeSpare(8)).isEqualTo(2);
        assertThat(limits.takeSpare(8)).isZero();
        assertThat(limits.take(8)).isEqualTo(5);
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(limits.takeSpare(8)).isEqualTo(5);
        SendLimits one = limits(new RateLimit(Scope.ACCOUNT, 1, Duration.ofSeconds(1)));
        assertThat(one.takeSpare(8)).isEqualTo(1);
        assertThat(one.takeSpare(8)).isZero();
    }

    @Test
    void noMoreThanTheAccountMayIsTaken() {
        SendLimits limits = limits(new RateLimit(Scope.ACCOUNT, 5, Duration.ofSeconds(1)));
        assertThat(limits.take(3)).isEqualTo(3);
        assertThat(limits.take(8)).isEqualTo(2);
        assertThat(limits.take(8)).isZero();
        assertThat(limits.untilAllowed()).isPositive().isLessThanOrEqualTo(Duration.ofMillis(200));
        limits.giveBack(1);
        assertThat(limits.take(8)).isEqualTo(1);
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(limits.take(8)).isEqualTo(5);
    }

    @Test
    void aConversationThatHasHadItsShareLeavesTheOthersTheirs() {
        SendLimits limits = limits(new RateLimit(Scope.CONVERSATION, 1, Duration.ofSeconds(1)));
        assertThat(limits.take(8)).isEqualTo(8);
        assertThat(limits.takeOf("a")).isZero();
        assertThat(limits.takeOf("a")).isEqualTo(Duration.ofSeconds(1));
        assertThat(limits.takeOf("b")).isZero();
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(limits.takeOf("a")).isZero();
    }

    @Test
    void theMemoryForConversationsIsBounded() {
        SendLimits limits = limits(new RateLimit(Scope.CONVERSATION, 1, Duration.ofSeconds(1)));
        for (int number = 0; number < 12_000; number++) {
            limits.takeOf("c" + number);
        }
        assertThat(limits.remembered()).isEqualTo(10_000);
        assertThat(limits.takeOf("c11999")).isPositive();
    }

    @Test
    void aChannelWithoutLimitsIsNotHeldBack() {
        SendLimits limits = limits();
        assertThat(limits.take(8)).isEqualTo(8);
        assertThat(limits.takeOf("a")).isZero();
        assertThat(limits.takeOf("a")).isZero();
        assertThat(limits.remembered()).isZero();
    }

    private SendLimits limits(RateLimit... limits) {
        return new SendLimits(List.of(limits), time);
    }
}
