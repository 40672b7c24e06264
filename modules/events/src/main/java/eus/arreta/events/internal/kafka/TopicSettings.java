package eus.arreta.events.internal.kafka;

import eus.arreta.events.Topic;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** How topics are created. */
@ConfigMapping(prefix = "arreta.topics")
public interface TopicSettings {

    /** Partitions of the topics that carry conversations and cases. */
    @WithDefault("12")
    int partitions();

    /** Copies of each partition; at most the number of brokers. */
    @WithDefault("1")
    short replication();

    /** How long events stay readable at the broker. */
    @WithDefault("7d")
    Duration retention();

    /**
     * Whether the broker writes through to the disk at each message of {@code arreta.inbound} and
     * {@code arreta.outbound}: for a single broker, which has no other copy.
     */
    @WithDefault("false")
    boolean flushEachMessage();

    /** The broker's settings for one topic. */
    default Map<String, String> of(Topic topic) {
        Map<String, String> settings = new HashMap<>();
        Duration kept = topic == Topic.FRAMES ? Duration.ofMinutes(10) : retention();
        settings.put("retention.ms", Long.toString(kept.toMillis()));
        settings.put("max.message.bytes", "2000000");
        if (replication() > 2) {
            settings.put("min.insync.replicas", "2");
        }
        if (flushEachMessage() && (topic == Topic.INBOUND || topic == Topic.OUTBOUND)) {
            settings.put("flush.messages", "1");
        }
        if (topic == Topic.FRAMES) {
            settings.put("segment.ms", "600000");
        }
        return settings;
    }
}
