package eus.arreta.cases;

import java.util.List;
import java.util.UUID;

/**
 * What an agent wants to send.
 *
 * @param text         1 to 20,000 characters; absent when there is a template, or when only files are sent
 * @param template     a text with variables: {@code citizen.name}, {@code agent.name}, {@code case.number},
 *     {@code case.subject}, each with a fallback after a bar
 * @param assurance    how well the citizen must be known in that conversation for this text, as a canned text demands it; absent
 *     for not at all
 * @param conversation by which it goes; absent for the latest one of the case that reaches the citizen
 * @param attachments  ids of up to ten stored files; absent for none
 * @param lastSeen     the newest entry that the agent saw: when the citizen has written since, nothing is sent; absent for
 *     "whatever there is"
 * @param force        send although the citizen has written since
 */
public record ReplyWanted(
        String text,
        String template,
        String assurance,
        UUID conversation,
        List<UUID> attachments,
        UUID lastSeen,
        boolean force) {

    /** A text by the usual way. */
    public static ReplyWanted of(String text) {
        return new ReplyWanted(text, null, null, null, null, null, false);
    }
}
