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
 * @param cases         numbers of their cases, by id
 * @param conversations where they write, by id: {@code <account id>|<conversation address>}
 * @param whole         false when it is about these cases and nothing else of the citizen but who they are
 */
public record DataSubject(
        Set<UUID> citizens,
        Set<UUID> addresses,
        Map<UUID, String> cases,
        Map<UUID, String> conversations,
        boolean whole) {

    public DataSubject {
        citizens = Set.copyOf(citizens);
        addresses = Set.copyOf(addresses);
        cases = Map.copyOf(cases);
        conversations = Map.copyOf(conversations);
    }

    /** The citizens, of whom nothing else is known yet. */
    public static DataSubject of(Set<UUID> citizens, Set<UUID> addresses) {
        return new DataSubject(citizens, addresses, Map.of(), Map.of(), true);
    }

    /** The same with these cases and conversations, too. */
    public DataSubject with(Map<UUID, String> moreCases, Map<UUID, String> moreConversations) {
        Map<UUID, String> all = new HashMap<>(cases);
        all.putAll(moreCases);
        Map<UUID, String> places = new HashMap<>(conversations);
        places.putAll(moreConversations);
        return new DataSubject(citizens, addresses, all, places, whole);
    }

    /** One of the cases, with who the citizen is. */
    public DataSubject narrowedTo(UUID caseId) {
        return new DataSubject(citizens, Set.of(), Map.of(caseId, cases.get(caseId)), Map.of(), false);
    }

    public Set<UUID> caseIds() {
        return cases.keySet();
    }

    /** The keys of Kafka records that are about them. */
    public Set<String> keys() {
        Set<String> keys = new HashSet<>(conversations.values());
        citizens.forEach(id -> keys.add(id.toString()));
        cases.keySet().forEach(id -> keys.add(id.toString()));
        return keys;
    }
}
