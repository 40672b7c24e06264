package eus.arreta.telegram.internal;

import eus.arreta.channelapi.SendResult;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What each answer to a send means. Telegram may change its words: they are compared by their beginning, and what matches
 * nothing is refused for good.
 */
final class SendErrors {

    /** So many chats told to wait within so long: then it is the bot that must wait, not the chats. */
    private static final int CHATS = 3;

    private static final Duration TOGETHER = Duration.ofSeconds(5);

    private static final Duration UNTIL_TOKEN_IS_LOOKED_AT = Duration.ofMinutes(1);

    private record Meaning(int code, String beginning, String reason) {}

    private static final List<Meaning> MEANINGS = List.of(
            new Meaning(400, "chat not found", "not-found"),
            new Meaning(400, "private chat not found", "not-found"),
            new Meaning(400, "PEER_ID_INVALID", "not-found"),
            new Meaning(400, "message is too long", "too-long"),
            new Meaning(400, "message caption is too long", "too-long"),
            new Meaning(400, "message text is empty", "empty"),
            new Meaning(400, "message to edit not found", "message-gone"),
            new Meaning(400, "MESSAGE_ID_INVALID", "message-gone"),
            new Meaning(400, "message can't be edited", "too-late"),
            new Meaning(400, "message can't be deleted", "too-late"),
            new Meaning(400, "file is too big", "file-too-large"),
            new Meaning(400, "CHAT_WRITE_FORBIDDEN", "blocked"),
            new Meaning(400, "business connection not found", "connection-ended"),
            new Meaning(400, "BUSINESS_CONNECTION_NOT_ALLOWED", "no-right-to-reply"),
            new Meaning(400, "BUSINESS_CONNECTION", "connection-ended"),
            new Meaning(400, "BUSINESS_PEER", "reply-window-over"),
            new Meaning(403, "bot was blocked by the user", "blocked"),
            new Meaning(403, "user is deactivated", "deactivated"),
            new Meaning(403, "bot can't initiate conversation", "not-found"),
            new Meaning(403, "", "gone"),
            new Meaning(413, "", "file-too-large"));

    private record Told(String chat, long at) {}

    private final Deque<Told> toldToWait = new ArrayDeque<>();
    private long pausedUntil;

    /** What to answer without asking Telegram at all; null when it may be asked. */
    synchronized SendResult pause() {
        long left = pausedUntil - System.nanoTime();
        return pausedUntil != 0 && left > 0 ? new SendResult.TryAgain(Duration.ofNanos(left), "rate-limited") : null;
    }

    SendResult result(String chat, Trouble trouble) {
        return switch (trouble.kind()) {
            case NOT_SENT -> new SendResult.TryAgain(null, "network-away");
            // After a 5xx the message may stand on the phone all the same: nothing says that it does not.
            case NO_ANSWER -> new SendResult.Unknown(trouble.code() == 0 ? "no-answer" : "server-error");
            case REFUSED -> refused(chat, trouble);
        };
    }

    private SendResult refused(String chat, Trouble trouble) {
        if (trouble.code() == 429) {
            Duration after = trouble.retryAfter() == null ? Duration.ofSeconds(1) : trouble.retryAfter();
            mustWait(chat, after);
            return new SendResult.TryAgain(after, "rate-limited");
        }
        if (trouble.isAboutTheToken()) {
            return new SendResult.TryAgain(UNTIL_TOKEN_IS_LOOKED_AT, "token-refused");
        }
        if (trouble.says("message is not modified")) {
            return new SendResult.Sent(null);
        }
        return MEANINGS.stream()
                .filter(meaning -> meaning.code() == trouble.code() && trouble.says(meaning.beginning()))
                .findFirst()
                .map(meaning -> new SendResult.Failed(meaning.reason()))
                .orElseGet(() -> new SendResult.Failed("refused"));
    }

    private synchronized void mustWait(String chat, Duration after) {
        long now = System.nanoTime();
        toldToWait.add(new Told(chat, now));
        while (now - toldToWait.peek().at() > TOGETHER.toNanos()) {
            toldToWait.remove();
        }
        if (toldToWait.stream().map(Told::chat).distinct().count() >= CHATS) {
            pausedUntil = Math.max(pausedUntil, now + after.toNanos());
        }
    }
}
