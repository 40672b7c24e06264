package eus.arreta.notices;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A courtesy message to citizens. It is no notification, opens no case, and starts or meets no time limit.
 *
 * @param template    slug of the template that it was made of; its words are the notice's own since then
 * @param account     channel account that it goes out by
 * @param state       {@code scheduled}, {@code sending}, {@code done} or {@code cancelled}
 * @param recipients  how many citizens
 * @param rejected    how many rows of its list were not taken
 * @param scheduledAt when it begins to go out
 * @param createdBy   name of who made it
 * @param counts      recipients by state; absent in lists
 * @param reasons     recipients that were skipped or failed, by reason; absent in lists
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Notice(
        UUID id,
        String template,
        NoticeTemplate.Kind kind,
        UUID account,
        String channel,
        String state,
        int recipients,
        int rejected,
        Instant scheduledAt,
        String createdBy,
        Instant createdAt,
        Instant endedAt,
        Map<String, Integer> counts,
        Map<String, Integer> reasons) {

    /** The same with how many recipients are how far. */
    public Notice with(Map<String, Integer> byState, Map<String, Integer> byReason) {
        return new Notice(
                id,
                template,
                kind,
                account,
                channel,
                state,
                recipients,
                rejected,
                scheduledAt,
                createdBy,
                createdAt,
                endedAt,
                byState,
                byReason);
    }

    /**
     * One citizen of a notice.
     *
     * @param position  in its list, from 0
     * @param messageId of the message; absent until it is about to go out
     * @param state     {@code queued}, {@code sending}, {@code sent}, {@code delivered}, {@code read}, {@code failed},
     *     {@code unknown} (a crash between sending and recording), {@code skipped}, {@code cancelled}
     * @param reason    why it was skipped ({@code no-consent}, {@code opted-out}, {@code unreachable}, {@code erased},
     *     {@code same-address}, {@code reply-window-over}, {@code missing-value}), or why it failed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Recipient(
            int position, UUID citizen, UUID messageId, String state, String reason, Instant updatedAt) {}

    /**
     * One thing that is wrong with a row of a list; a good row is taken whatever is wrong with others.
     *
     * @param line  in which the row begins, the header being line 1; in a list of JSON its position from 1
     * @param field the column; empty when it is about the whole row
     */
    public record RowError(long line, String field, String message) {}
}
