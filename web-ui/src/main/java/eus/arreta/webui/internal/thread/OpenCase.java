package eus.arreta.webui.internal.thread;

import java.util.List;

/**
 * The case that is open, as it is shown.
 *
 * @param version   that the reader sees: changes are refused when it is old
 * @param subject   its heading
 * @param state     as words
 * @param tone      style of the state's chip
 * @param assignee  who has it; absent for nobody
 * @param mine      whether the reader has it
 * @param resolved  whether it can be reopened instead of resolved
 * @param writable  whether the citizen can be answered, and the reader may do it
 * @param moves     the states that may follow, besides resolving and reopening
 * @param channel   by which an answer goes
 * @param waiting   since when nobody has answered; absent when somebody has
 * @param view     the list beside it, as the query of an address
 * @param key       makes that a form that is sent twice is done once
 * @param ways      the conversations to choose from; empty when there is one only
 * @param window    until when its network lets an answer through, as words; empty for always
 * @param takesFiles whether one of its channels does
 * @param takesChoices whether one of its channels shows answers to press
 * @param replyDraft what the reader has begun to write; empty for nothing
 */
public record OpenCase(
        String number,
        int version,
        String subject,
        String who,
        boolean anonymous,
        String state,
        String tone,
        String assignee,
        boolean mine,
        boolean resolved,
        boolean resolvable,
        boolean writable,
        List<Move> moves,
        String channel,
        String icon,
        String channels,
        String language,
        String languageName,
        String queue,
        String opened,
        String lastActivity,
        String waiting,
        String view,
        String key,
        List<Way> ways,
        String window,
        boolean takesFiles,
        boolean takesChoices,
        String replyDraft,
        String noteDraft) {

    /**
     * A conversation by which the citizen can be written to.
     *
     * @param unreachable why not, as words; absent when somebody can be reached there
     * @param window      until when its network lets an answer through, as words; absent for always
     */
    public record Way(String id, String label, String unreachable, String window) {}

    /** A state that may follow. */
    public record Move(String state, String label) {}
}
