package eus.arreta.webui.internal.notices;

import eus.arreta.notices.NoticeTemplate;
import eus.arreta.webui.internal.text.NoticeTexts;
import java.util.Map;
import java.util.function.Function;

/** The words of states and reasons. */
final class NoticeWords {

    private static final Map<String, Function<NoticeTexts, String>> STATES = Map.of(
            "scheduled", NoticeTexts::stateScheduled,
            "sending", NoticeTexts::stateGoing,
            "done", NoticeTexts::stateDone,
            "cancelled", NoticeTexts::stateCancelled);

    private static final Map<String, Function<NoticeTexts, String>> RECIPIENTS = Map.of(
            "queued", NoticeTexts::rQueued,
            "sending", NoticeTexts::rSending,
            "sent", NoticeTexts::rSent,
            "delivered", NoticeTexts::rDelivered,
            "read", NoticeTexts::rRead,
            "failed", NoticeTexts::rFailed,
            "unknown", NoticeTexts::rUnknown,
            "skipped", NoticeTexts::rSkipped,
            "cancelled", NoticeTexts::rCancelled);

    private static final Map<String, Function<NoticeTexts, String>> REASONS = Map.of(
            "no-consent", NoticeTexts::noConsent,
            "opted-out", NoticeTexts::optedOut,
            "unreachable", NoticeTexts::unreachable,
            "erased", NoticeTexts::erased,
            "same-address", NoticeTexts::sameAddress,
            "reply-window-over", NoticeTexts::replyWindow,
            "missing-value", NoticeTexts::missingValue,
            "discarded", NoticeTexts::discarded,
            "restored", NoticeTexts::restored);

    private NoticeWords() {}

    static String kind(NoticeTemplate.Kind kind, NoticeTexts texts) {
        return switch (kind) {
            case REMINDER_OF_NOTIFICATION -> texts.reminder();
            case INFORMATION -> texts.informationKind();
        };
    }

    static String state(String state, NoticeTexts texts) {
        return STATES.getOrDefault(state, unknown -> state).apply(texts);
    }

    static String recipient(String state, NoticeTexts texts) {
        return RECIPIENTS.getOrDefault(state, unknown -> state).apply(texts);
    }

    /** A network's own reason is shown as it is: whoever looks for its cause needs the very word. */
    static String reason(String reason, NoticeTexts texts) {
        return REASONS.getOrDefault(reason, network -> reason).apply(texts);
    }
}
