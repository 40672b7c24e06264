package eus.arreta.access;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * Whose data are exported or erased, by the ids under which modules know them.
 *
 * @param citizens      the citizen with all who were merged into them
 * @param addresses     ids of their addresses
 * @param cases         their cases
 * @param conversations where they write: {@code <account id>|<conversation address>}
 * @param whole         false when it is about these cases and nothing else of the citizen but who they are
 */
public record DataSubject(
        Set<UUID> citizens, Set<UUID> addresses, Set<UUID> cases, Set<String> conversations, boolean whole) {

    public DataSubject {
        citizens = Set.copyOf(citizens);
        addresses = Set.copyOf(addresses);
        cases = Set.copyOf(cases);
        conversations = Set.copyOf(conversations);
    }

    /** The citizens, of whom nothing else is known yet. */
    public static DataSubject of(Set<UUID> citizens, Set<UUID> addresses) {
        return new DataSubject(citizens, addresses, Set.of(), Set.of(), true);
    }

    /** The same with these cases and conversations, too. */
    public DataSubject with(Set<UUID> moreCases, Set<String> moreConversations) {
        Set<UUID> all = new HashSet<>(cases);
        all.addAll(moreCases);
        Set<String> places = new HashSet<>(conversations);
        places.addAll(moreConversations);
        return new DataSubject(citizens, addresses, all, places, whole);
    }

    /** One of the cases, with who the citizen is. */
    public DataSubject narrowedTo(UUID caseId) {
        return new DataSubject(citizens, Set.of(), Set.of(caseId), Set.of(), false);
    }

    /** The keys of Kafka records that are about them. */
    public Set<String> keys() {
        Set<String> keys = new HashSet<>(conversations);
        citizens.forEach(id -> keys.add(id.toString()));
        cases.forEach(id -> keys.add(id.toString()));
        return keys;
    }
}
