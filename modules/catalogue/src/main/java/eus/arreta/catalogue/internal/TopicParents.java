package eus.arreta.catalogue.internal;

import eus.arreta.catalogue.Topic;
import eus.arreta.catalogue.TopicNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The tree: who stands below whom. Plain arithmetic, without database. */
public final class TopicParents {

    /** Deeper trees help nobody, and a path through one is walked at each check. */
    static final int DEEPEST = 20;

    private TopicParents() {}

    /** What is wrong with a topic's place. */
    public enum Fault {
        UNKNOWN_PARENT("unknown", "is the code of no topic"),
        CYCLE("cycle", "makes the topic stand below itself"),
        TOO_DEEP("too-deep", "puts the topic more than " + DEEPEST + " levels deep");

        private final String code;
        private final String message;

        Fault(String code, String message) {
            this.code = code;
            this.message = message;
        }

        /** The word for programs. */
        public String code() {
            return code;
        }

        /** The sentence for people. */
        public String message() {
            return message;
        }
    }

    /**
     * Which of the wanted parents can't be.
     *
     * @param present parents by topic, as they stand (null at the top); a tree
     * @param wanted  parents by topic, as they shall stand
     * @return faults by topic; with these left out, the rest of the wanted is a tree together with the present
     */
    public static Map<String, Fault> faults(Map<String, String> present, Map<String, String> wanted) {
        Map<String, Fault> faults = new LinkedHashMap<>();
        Map<String, String> rest = new LinkedHashMap<>(wanted);
        // Leaving one out brings back its present parent, or takes away the parent of others: until nothing more is
        // wrong.
        while (true) {
            Map<String, String> all = new HashMap<>(present);
            all.putAll(rest);
            Map<String, Fault> found = new LinkedHashMap<>();
            for (String code : rest.keySet()) {
                Fault fault = fault(code, all);
                if (fault != null) {
                    found.put(code, fault);
                }
            }
            if (found.isEmpty()) {
                return faults;
            }
            faults.putAll(found);
            rest.keySet().removeAll(found.keySet());
        }
    }

    private static Fault fault(String code, Map<String, String> parents) {
        Set<String> path = new HashSet<>();
        for (String at = code; at != null; at = parents.get(at)) {
            if (!parents.containsKey(at)) {
                // Only the one that names it is at fault; who stands below that one is judged in the next round.
                return parents.get(code) != null && parents.get(code).equals(at) ? Fault.UNKNOWN_PARENT : null;
            }
            if (!path.add(at)) {
                // Who only stands below the circle is right again once the circle is broken.
                return at.equals(code) ? Fault.CYCLE : null;
            }
            if (path.size() > DEEPEST) {
                return Fault.TOO_DEEP;
            }
        }
        return null;
    }

    /** The whole tree, by code. */
    public static List<TopicNode> tree(List<Topic> topics, LocalDate today) {
        Map<String, List<Topic>> below = new HashMap<>();
        topics.stream().sorted(Comparator.comparing(Topic::code)).forEach(topic -> below.computeIfAbsent(
                        topic.parent() == null ? "" : topic.parent(), unseen -> new ArrayList<>())
                .add(topic));
        return nodes("", below, today);
    }

    private static List<TopicNode> nodes(String parent, Map<String, List<Topic>> below, LocalDate today) {
        return below.getOrDefault(parent, List.of()).stream()
                .map(topic -> new TopicNode(
                        topic.code(), topic.names(), topic.canBeChosen(today), nodes(topic.code(), below, today)))
                .toList();
    }
}
