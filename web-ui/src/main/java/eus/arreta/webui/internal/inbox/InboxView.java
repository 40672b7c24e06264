package eus.arreta.webui.internal.inbox;

import eus.arreta.access.Actor;
import eus.arreta.cases.CaseFilter;
import eus.arreta.cases.CaseOrder;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * Which cases the list shows, as it stands in addresses: a tab, and what it is narrowed to.
 *
 * @param queue    slug; absent for any
 * @param channel  word; absent for any
 * @param language code; absent for any
 * @param words    that are looked for; absent for none
 * @param soon     whether only what is due within a day
 * @param order    in which they stand; what is found by words stands as searches say
 */
public record InboxView(
        Tab tab, String queue, String channel, String language, String words, CaseOrder order, boolean soon) {

    /** All that is worked on. */
    public static final InboxView ALL = new InboxView(Tab.ALL, null, null, null, null, CaseOrder.ACTIVITY, false);

    private static final Duration SOON = Duration.ofDays(1);
    /** What a search takes. */
    private static final int LONGEST_WORDS = 200;

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,99}");

    /** What an address asks for; what can't be the word of anything doesn't narrow. */
    public static InboxView of(MultivaluedMap<String, String> parameters) {
        return new InboxView(
                Tab.of(parameters.getFirst("tab")),
                word(parameters.getFirst("queue")),
                word(parameters.getFirst("channel")),
                word(parameters.getFirst("language")),
                words(parameters.getFirst("q")),
                "due".equals(parameters.getFirst("sort")) ? CaseOrder.DUE : CaseOrder.ACTIVITY,
                "soon".equals(parameters.getFirst("due")));
    }

    private static String words(String typed) {
        String words = typed == null ? "" : typed.replace('\0', ' ').strip();
        return words.isEmpty() ? null : words.substring(0, Math.min(words.length(), LONGEST_WORDS));
    }

    private static String word(String value) {
        return value != null && WORD.matcher(value).matches() ? value : null;
    }

    /** The same as the query of an address, without a question mark. */
    public String query() {
        return "tab=" + tab.word()
                + parameter("queue", queue)
                + parameter("channel", channel)
                + parameter("language", language)
                + parameter("q", words)
                + (order == CaseOrder.DUE ? "&sort=due" : "")
                + (soon ? "&due=soon" : "");
    }

    private static String parameter(String name, String value) {
        return value == null ? "" : "&" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** Whether it is narrower than its tab. */
    public boolean narrowed() {
        return queue != null || channel != null || language != null || words != null || soon;
    }

    InboxView at(Tab other) {
        return new InboxView(other, queue, channel, language, words, order, soon);
    }

    InboxView withoutQueue() {
        return new InboxView(tab, null, channel, language, words, order, soon);
    }

    InboxView withoutChannel() {
        return new InboxView(tab, queue, null, language, words, order, soon);
    }

    InboxView withoutLanguage() {
        return new InboxView(tab, queue, channel, null, words, order, soon);
    }

    InboxView withoutWords() {
        return new InboxView(tab, queue, channel, language, null, order, soon);
    }

    InboxView withoutOrder() {
        return new InboxView(tab, queue, channel, language, words, CaseOrder.ACTIVITY, soon);
    }

    InboxView withoutSoon() {
        return new InboxView(tab, queue, channel, language, words, order, false);
    }

    /** What is late stands by how late it is, whatever else was chosen. */
    CaseOrder shownOrder() {
        return tab == Tab.LATE ? CaseOrder.DUE : order;
    }

    CaseFilter filter(Actor actor, Instant now) {
        // Who looks for words on the first tab looks for them everywhere, also in what has ended.
        CaseFilter.Builder cases = words != null && tab == Tab.ALL ? CaseFilter.where() : tab.filter(actor);
        return cases.queue(queue)
                .channel(channel)
                .language(language)
                .dueBefore(soon ? now.plus(SOON) : null)
                .build();
    }
}
