package eus.arreta.access;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Whose data are exported or erased, by the ids under which modules know them.
 *
 * @param citizens      the citizen with all who were merged into them
 * @param addresses     ids of their addresses
 * @param cases         their cases
 * @param conversations where they write, by id: {@code <account id>|<conversation address>}
 * @param whole         false when it is about these cases and nothing else of the citizen but who they are
 */
public record DataSubject(
        Set<UUID> citizens, Set<UUID> addresses, Set<UUID> cases, Map<UUID, String> conversations, boolean whole) {

    public DataSubject {
        citizens = Set.copyOf(citizens);
        addresses = Set.copyOf(addresses);
        cases = Set.copyOf(cases);
        conversations = Map.copyOf(conversations);
    }

    /** The citizens, of whom nothing else is known yet. */
    public static DataSubject of(Set<UUID> citizens, Set<UUID> addresses) {
        return new DataSubject(citizens, addresses, Set.of(), Map.of(), true);
    }

    /** The same with these cases and conversations, too. */
    public DataSubject with(Set<UUID> moreCases, Map<UUID, String> moreConversations) {
        Set<UUID> all = new HashSet<>(cases);
        all.addAll(moreCases);
        Map<UUID, String> places = new HashMap<>(conversations);
        places.putAll(moreConversations);
        return new DataSubject(citizens, addresses, all, places, whole);
    }

    /** One of the cases, with who the citizen is. */
    public DataSubject narrowedTo(UUID caseId) {
        return new DataSubject(citizens, Set.of(), Set.of(caseId), Map.of(), false);
    }

    /** The keys of Kafka records that are about them. */
    public Set<String> keys() {
        Set<String> keys = new HashSet<>(conversations.values());
        citizens.forEach(id -> keys.add(id.toString()));
        cases.forEach(id -> keys.add(id.toString()));
        return keys;
    }
}
