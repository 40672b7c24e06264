package eus.arreta.gateway.internal.delivery;

import eus.arreta.channelapi.RateLimit;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The network's limits for one account: how many sends are allowed now, in all and in each conversation. What is taken
 * here is taken before a delivery is claimed: what waits for a limit stays queued, so that a crash leaves no doubt about
 * it. Safe for several threads.
 */
final class SendLimits {

    /**
     * Conversations whose counts are remembered. One that is forgotten was not used for the longest time; should its
     * limit still have held, the network says so.
     */
    private static final int REMEMBERED = 10_000;

    private final List<RateLimit> perConversation;
    private final TimeMeter time;
    private final Bucket whole;
    private final int reserve;
    private final Map<String, Bucket> conversations = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > REMEMBERED;
        }
    };

    SendLimits(List<RateLimit> limits, TimeMeter time) {
        this.time = time;
        List<RateLimit> ofAccount = of(limits, RateLimit.Scope.ACCOUNT);
        this.whole = bucket(ofAccount);
        this.reserve =
                ofAccount.stream().mapToInt(limit -> limit.sends() / 2).min().orElse(0);
        this.perConversation = of(limits, RateLimit.Scope.CONVERSATION);
    }

    /** Takes as many sends of the account as are allowed now, up to {@code most}; what is not used is given back. */
    int take(int most) {
        return whole == null ? most : (int) whole.tryConsumeAsMuchAsPossible(most);
    }

    /** The same for what may wait, up to half of what is ever allowed at once: the other half stays for what may not. */
    int takeSpare(int most) {
        if (whole == null) {
            return most;
        }
        long spare = Math.min(most, whole.getAvailableTokens() - reserve);
        return spare <= 0 ? 0 : (int) whole.tryConsumeAsMuchAsPossible(spare);
    }

    void giveBack(int sends) {
        if (whole != null && sends > 0) {
            whole.addTokens(sends);
        }
    }

    /** How long until the account may send again; zero when it may. */
    Duration untilAllowed() {
        return whole == null ? Duration.ZERO : wait(whole);
    }

    /** Takes one send of a conversation; answers how long to wait where none is allowed, zero where it was taken. */
    synchronized Duration takeOf(String conversation) {
        if (perConversation.isEmpty()) {
            return Duration.ZERO;
        }
        Bucket bucket = conversations.computeIfAbsent(conversation, unknown -> bucket(perConversation));
        return bucket.tryConsume(1) ? Duration.ZERO : wait(bucket);
    }

    /** How many conversations are remembered now. */
    synchronized int remembered() {
        return conversations.size();
    }

    private static Duration wait(Bucket bucket) {
        return Duration.ofNanos(bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill());
    }

    private static List<RateLimit> of(List<RateLimit> limits, RateLimit.Scope scope) {
        return limits.stream().filter(limit -> limit.scope() == scope).toList();
    }

    private Bucket bucket(List<RateLimit> limits) {
        if (limits.isEmpty()) {
            return null;
        }
        var builder = Bucket.builder().withCustomTimePrecision(time);
        limits.forEach(limit -> builder.addLimit(
                bandwidth -> bandwidth.capacity(limit.sends()).refillGreedy(limit.sends(), limit.per())));
        return builder.build();
    }
}
