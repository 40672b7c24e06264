package eus.arreta.catalogue.internal;

import eus.arreta.catalogue.Topic;
import eus.arreta.catalogue.internal.suggest.TopicIndex;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/**
 * All topics in memory, with the index of their words. Whether the copy is the present one is asked each time, with one
 * read of one row: so every replica knows of a change as soon as it is committed, whatever events are late.
 */
@ApplicationScoped
public class CatalogueCopy {

    private final Jdbi jdbi;
    private final TopicTable table;
    private volatile Copy latest;

    public CatalogueCopy(Jdbi jdbi, TopicTable table) {
        this.jdbi = jdbi;
        this.table = table;
    }

    /** The topics as they were under one stamp. */
    public static final class Copy {
        private final UUID stamp;
        private final List<Topic> topics;
        private TopicIndex index;

        Copy(UUID stamp, List<Topic> topics) {
            this.stamp = stamp;
            this.topics = topics;
        }

        /** By code. */
        public List<Topic> topics() {
            return topics;
        }

        /** Made by the first who asks; the others wait for it. */
        public synchronized TopicIndex index() {
            if (index == null) {
                index = new TopicIndex(topics);
            }
            return index;
        }
    }

    public Copy present() {
        UUID stamp = stamp();
        Copy copy = latest;
        return copy != null && copy.stamp.equals(stamp) ? copy : load();
    }

    private synchronized Copy load() {
        // Read before the topics: what changes in between is under a stamp that the next one who asks doesn't find
        // here.
        UUID stamp = stamp();
        if (latest == null || !latest.stamp.equals(stamp)) {
            latest = new Copy(stamp, table.all());
        }
        return latest;
    }

    private UUID stamp() {
        return jdbi.withHandle(handle -> handle.createQuery("select stamp from catalogue.stamp")
                .mapTo(UUID.class)
                .one());
    }
}
