package eus.arreta.gateway.internal.delivery;

import eus.arreta.channelapi.RateLimit;
import io.github.bucket4j.Bucket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a network allows, for one account: in all, and for each conversation. Asked before something is claimed, so that
 * what waits for a limit stays queued and a crash doesn't make it doubtful. Used by one thread, and by those that send
 * further parts.
 */
final class SendLimits {

    /** Conversations that are remembered; one that was written to long ago has all its allowance again anyway. */
    private static final int MOST_CONVERSATIONS = 10_000;

    private final Bucket account;
    private final List<RateLimit> ofConversation;
    private final Map<String, Bucket> conversations = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_CONVERSATIONS;
        }
    };

    SendLimits(List<RateLimit> limits) {
        account = bucket(of(limits, RateLimit.Scope.ACCOUNT));
        ofConversation = of(limits, RateLimit.Scope.CONVERSATION);
    }

    private static List<RateLimit> of(List<RateLimit> limits, RateLimit.Scope scope) {
        return limits.stream().filter(limit -> limit.scope() == scope).toList();
    }

    private static Bucket bucket(List<RateLimit> limits) {
        if (limits.isEmpty()) {
            return null;
        }
        var builder = Bucket.builder();
        limits.forEach(limit -> builder.addLimit(
                bandwidth -> bandwidth.capacity(limit.sends()).refillGreedy(limit.sends(), limit.per())));
        return builder.build();
    }

    /** How many sends the account has now, at most that many. */
    int available(int most) {
        return account == null ? most : (int) Math.min(most, account.getAvailableTokens());
    }

    /** Conversations that must wait. */
    synchronized List<String> exhausted() {
        return conversations.entrySet().stream()
                .filter(entry -> entry.getValue().getAvailableTokens() == 0)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Counts a send that was claimed. */
    synchronized void take(String conversation) {
        if (account != null) {
            account.tryConsume(1);
        }
        Bucket bucket = conversation(conversation);
        if (bucket != null) {
            bucket.tryConsume(1);
        }
    }

    /** Waits until another part may be sent. */
    void awaitPart(String conversation) throws InterruptedException {
        if (account != null) {
            account.asBlocking().consume(1);
        }
        Bucket bucket;
        synchronized (this) {
            bucket = conversation(conversation);
        }
        if (bucket != null) {
            bucket.asBlocking().consume(1);
        }
    }

    private Bucket conversation(String conversation) {
        return ofConversation.isEmpty()
                ? null
                : conversations.computeIfAbsent(conversation, unseen -> bucket(ofConversation));
    }
}
