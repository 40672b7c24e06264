package eus.arreta.webui.internal.citizens;

import eus.arreta.webui.internal.thread.Entries;
import java.util.List;

/**
 * A citizen, as shown.
 *
 * @param who        the name, or a sign that tells anonymous ones apart
 * @param mergedInto address of the citizen that this one became part of; absent otherwise
 * @param merge      id of a merge into this citizen that was just made and can be taken back; absent otherwise
 */
public record CitizenCard(
        String id,
        int version,
        String who,
        String name,
        boolean mayWork,
        boolean mayMerge,
        String language,
        boolean secrecy,
        String mergedInto,
        List<AddressLine> addresses,
        List<String> consents,
        List<String> mandates,
        List<NoteLine> notes,
        List<DuplicateLine> duplicates,
        Entries timeline) {

    /** An address; {@code unreachable} is absent while somebody can be reached. */
    public record AddressLine(
            String id, String kind, String value, boolean isDefault, String verifiedOn, String unreachable) {}

    /** What agents should know. */
    public record NoteLine(String text, String author, String when) {}

    /** Somebody who may be the same person. */
    public record DuplicateLine(String id, String address, String name, String addresses) {}
}
