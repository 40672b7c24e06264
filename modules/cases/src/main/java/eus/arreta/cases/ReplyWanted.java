package eus.arreta.cases;

import eus.arreta.channelapi.InvalidInput;
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
 * @param format       {@code markup} when the signs of {@link Markup} in the text mean something; absent or {@code plain}: it goes
 *     as it is
 * @param replyTo      id of the citizen's message that it answers, for networks that show that; absent for none. It goes by that
 *     message's conversation
 * @param choices      1 to {@value #MOST_CHOICES} answers to press under the text, 1 to {@value #LONGEST_CHOICE} characters each, no two
 *     the same; absent for none. The text is then not formatted
 */
public record ReplyWanted(
        String text,
        String template,
        String assurance,
        UUID conversation,
        List<UUID> attachments,
        UUID lastSeen,
        boolean force,
        String format,
        UUID replyTo,
        List<String> choices) {

    public static final int MOST_CHOICES = 10;
    public static final int LONGEST_CHOICE = 64;

    /** Whether a text in that format has signs that mean something. @throws InvalidInput when there is no such format */
    public static boolean isMarkup(String format) {
        if (format != null && !format.equals("plain") && !format.equals("markup")) {
            throw new InvalidInput("/format", "invalid", "is neither plain nor markup");
        }
        return "markup".equals(format);
    }

    /** A text by the usual way. */
    public static ReplyWanted of(String text) {
        return new ReplyWanted(text, null, null, null, null, null, false, null, null, null);
    }
}
