package eus.arreta.events;

import eus.arreta.access.Actor;
import eus.arreta.access.Permission;
import eus.arreta.events.internal.kafka.Brokers;
import eus.arreta.events.internal.kafka.TopicSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates what topics are missing. Existing ones are left as an administrator has made them. */
@ApplicationScoped
public class Topics {

    private final Brokers brokers;
    private final TopicSettings settings;

    public Topics(Brokers brokers, TopicSettings settings) {
        this.brokers = brokers;
        this.settings = settings;
    }

    /**
     * Creates the missing ones.
     *
     * @throws ExecutionException when the broker is away or refuses
     */
    public void create(Actor actor) throws InterruptedException, ExecutionException {
        actor.require(Permission.CHANNEL_ACCOUNTS);
        List<NewTopic> wanted =
                Arrays.stream(Topic.values()).map(this::describe).toList();
        try (Admin admin = brokers.admin()) {
            for (var created : admin.createTopics(wanted).values().values()) {
                try {
                    created.get();
                } catch (ExecutionException failure) {
                    if (!(failure.getCause() instanceof TopicExistsException)) {
                        throw failure;
                    }
                }
            }
        }
    }

    private NewTopic describe(Topic topic) {
        int partitions = topic == Topic.FRAMES || topic == Topic.ADMIN_EVENTS || topic == Topic.DEAD_LETTERS
                ? 1
                : settings.partitions();
        return new NewTopic(topic.topicName(), partitions, settings.replication()).configs(settings.of(topic));
    }
}
