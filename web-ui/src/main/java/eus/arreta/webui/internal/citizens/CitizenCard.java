package eus.arreta.webui.internal.citizens;

import eus.arreta.webui.internal.thread.Entries;
import java.util.List;

/**
 * A citizen, as shown.
 *
 * @param who        the name, or a sign that tells anonymous ones apart
 * @param mergedInto address of the citizen that this one became part of; absent otherwise
 * @param mayUndo    whether there is a merge that the reader can take back
 * @param channels   by which the citizen may wish to be written to
 * @param consents   what was said last of each purpose on each channel
 */
public record CitizenCard(
        String id,
        int version,
        String who,
        String name,
        boolean mayWork,
        boolean mayMerge,
        boolean mayUndo,
        String language,
        List<Choice> languages,
        List<Choice> channels,
        boolean secrecy,
        String mergedInto,
        List<AddressLine> addresses,
        List<ConsentLine> consents,
        List<Choice> purposes,
        List<MandateLine> mandates,
        List<NoteLine> notes,
        List<DuplicateLine> duplicates,
        Entries timeline) {

    /** An address; {@code unreachable} is absent while somebody can be reached. */
    public record AddressLine(
            String id, String kind, String value, boolean isDefault, String verifiedOn, String unreachable) {}

    /** Something to choose. */
    public record Choice(String value, String label, boolean chosen) {}

    /** A consent; {@code given} is false once it was withdrawn. */
    public record ConsentLine(
            String purpose,
            String label,
            String channel,
            String channelLabel,
            boolean given,
            String version,
            String when) {}

    /**
     * That somebody may act for somebody.
     *
     * @param role    as words: by whom, or for whom
     * @param until   as words; absent for no end
     * @param ofThis  whether it was given by this citizen, and so can be taken back here
     */
    public record MandateLine(
            String id,
            String role,
            String name,
            String address,
            String scope,
            String proof,
            String until,
            boolean ofThis) {}

    /** What agents should know. */
    public record NoteLine(String text, String author, String when) {}

    /** Somebody who may be the same person. */
    public record DuplicateLine(String id, String address, String name, String addresses) {}
}
