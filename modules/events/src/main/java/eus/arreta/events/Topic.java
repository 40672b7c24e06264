package eus.arreta.events;

import java.util.Arrays;
import java.util.Optional;

/** The Kafka topics of Arreta. */
public enum Topic {
    /** What adapters publish; key: account id, {@code |}, conversation address. */
    INBOUND("arreta.inbound"),
    /** Everything that happened to a case; key: case id. */
    CASE_EVENTS("arreta.case-events"),
    /** Words of citizens to Arreta itself, which may belong to no case; key as {@link #INBOUND}. */
    CONVERSATION_EVENTS("arreta.conversation-events"),
    /** A citizen was created, changed, merged, split or erased; key: citizen id. */
    CITIZEN_EVENTS("arreta.citizen-events"),
    /** Presence, capacity and shifts of agents; key: agent id. */
    STAFF_EVENTS("arreta.staff-events"),
    /** Accounts, users and settings that changed: every replica drops its copy; key: subject id. */
    ADMIN_EVENTS("arreta.admin-events"),
    /** What is to be sent; key as {@link #INBOUND}. */
    OUTBOUND("arreta.outbound"),
    /** Short-lived words between adapters of one account on several replicas; key: account id. */
    FRAMES("arreta.frames"),
    /** What could not be processed; key and value as they came. */
    DEAD_LETTERS("arreta.dead-letters");

    private final String topicName;

    Topic(String topicName) {
        this.topicName = topicName;
    }

    /** The name at the broker. */
    public String topicName() {
        return topicName;
    }

    static Optional<Topic> named(String name) {
        return Arrays.stream(values())
                .filter(topic -> topic.topicName.equals(name))
                .findFirst();
    }
}
