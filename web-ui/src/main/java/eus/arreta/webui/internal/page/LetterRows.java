package eus.arreta.webui.internal.page;

import java.util.List;

/**
 * What could not be processed, as it is shown.
 *
 * @param topics that can be asked for
 * @param topic  that was asked for; empty for all
 * @param cause  that was asked for; empty for all
 * @param next   address of the older ones; absent at the end
 */
public record LetterRows(List<Row> items, List<String> topics, String topic, String cause, String next) {

    /** One record; its text is not shown. */
    public record Row(
            String id,
            String when,
            String where,
            String type,
            String cause,
            String detail,
            int attempts,
            String state,
            boolean replayable) {}
}
