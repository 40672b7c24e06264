package eus.arreta.webui.internal.settings;

import eus.arreta.channelapi.Health;
import eus.arreta.webui.internal.text.AdminTexts;
import eus.arreta.webui.internal.text.Moments;
import eus.arreta.webui.internal.text.Wording;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How an account is doing, as lines that say it: what isn't known isn't said. */
@ApplicationScoped
public class HealthWords {

    private final Moments moments;

    public HealthWords(Moments moments) {
        this.moments = moments;
    }

    /** One line for each thing; what came in, what waits, how much goes out, what went wrong. */
    public List<String> lines(Health health, Wording wording) {
        Map<String, Object> details = health.details();
        AdminTexts texts = wording.admin();
        List<String> lines = new ArrayList<>();
        String last = moment(details.get("lastMessageAt"), wording);
        lines.add(last == null ? texts.noMessageYet() : texts.lastMessage(last));
        if (details.get("waitingAtTelegram") != null) {
            lines.add(texts.atNetwork(text(details.get("waitingAtTelegram"))));
        }
        String oldest = moment(details.get("oldestUnsentAt"), wording);
        String queued = text(details.get("queued"));
        lines.add(oldest == null ? texts.unsent(queued) : texts.unsentSince(queued, oldest));
        String sent = text(details.get("sentLastMinute"));
        Object permitted = details.get("permittedPerMinute");
        lines.add(permitted == null ? texts.rate(sent) : texts.rateOf(sent, text(permitted)));
        String failed = moment(details.get("lastErrorAt"), wording);
        lines.add(failed == null ? texts.noError() : texts.lastError(text(details.get("lastError")), failed));
        if (details.get("telegramSays") != null) {
            lines.add(texts.networkSays(text(details.get("telegramSays"))));
        }
        if (isSome(details.get("wrongSecrets"))) {
            lines.add(texts.strangers(text(details.get("wrongSecrets"))));
        }
        if (isSome(details.get("parked"))) {
            lines.add(texts.parkedCount(text(details.get("parked"))));
        }
        return lines;
    }

    private String moment(Object at, Wording wording) {
        return at instanceof Instant instant ? moments.full(instant, wording.language()) : null;
    }

    private static boolean isSome(Object count) {
        return count instanceof Number number && number.intValue() > 0;
    }

    private static String text(Object value) {
        return String.valueOf(value);
    }
}
