package eus.arreta.events;

import eus.arreta.events.internal.kafka.Brokers;
import eus.arreta.events.internal.kafka.Headers;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Hears everything that is said on a topic from now on, on every replica, without committed offsets: for what lives in
 * memory, such as the browsers that look at this replica. When listening breaks off, it goes on where it was.
 */
@ApplicationScoped
public class EventStream {

    private static final Logger LOG = Logger.getLogger(EventStream.class);
    private static final long GATHER_MILLIS = 10;
    private static final long PAUSE_MILLIS = 500;
    private static final long STOPPING_MILLIS = 1_000;
    private static final Duration POLL = Duration.ofMillis(200);

    private final Brokers brokers;
    private final List<Listening> listening = new CopyOnWriteArrayList<>();

    public EventStream(Brokers brokers) {
        this.brokers = brokers;
    }

    /** Begins to hear. The listener is called on one thread a topic; what it throws is logged and the next one comes. */
    public void listen(Topic topic, Consumer<ReceivedEvent> listener) {
        Listening thread = new Listening(topic, listener);
        listening.add(thread);
        thread.start();
    }

    @PreDestroy
    void close() throws InterruptedException {
        listening.forEach(thread -> thread.stopped = true);
        for (Listening thread : listening) {
            thread.join(STOPPING_MILLIS);
        }
    }

    private final class Listening extends Thread {
        private final Topic topic;
        private final Consumer<ReceivedEvent> listener;
        private final Map<TopicPartition, Long> next = new HashMap<>();
        private volatile boolean stopped;

        Listening(Topic topic, Consumer<ReceivedEvent> listener) {
            super("listen-" + topic.topicName());
            setDaemon(true);
            this.topic = topic;
            this.listener = listener;
        }

        @Override
        public void run() {
            while (!stopped) {
                try (KafkaConsumer<byte[], byte[]> consumer = brokers.listener()) {
                    assign(consumer);
                    hear(consumer);
                } catch (RuntimeException broken) {
                    LOG.warnf(
                            "Listening to %s broke off (%s); beginning again",
                            topic.topicName(), broken.getClass().getSimpleName());
                    pause(PAUSE_MILLIS);
                }
            }
        }

        private void assign(KafkaConsumer<byte[], byte[]> consumer) {
            List<TopicPartition> partitions = new ArrayList<>();
            consumer.partitionsFor(topic.topicName())
                    .forEach(info -> partitions.add(new TopicPartition(info.topic(), info.partition())));
            consumer.assign(partitions);
            for (TopicPartition partition : partitions) {
                if (next.containsKey(partition)) {
                    consumer.seek(partition, next.get(partition));
                } else {
                    consumer.seekToEnd(List.of(partition));
                    // Looked up now and not at the first poll: what is said until then would be missed.
                    next.put(partition, consumer.position(partition));
                }
            }
        }

        private void hear(KafkaConsumer<byte[], byte[]> consumer) {
            while (!stopped) {
                ConsumerRecords<byte[], byte[]> heard = consumer.poll(POLL);
                for (ConsumerRecord<byte[], byte[]> record : heard) {
                    next.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
                    if (Headers.read(record) instanceof Headers.Reading.Event readable) {
                        tell(readable.event());
                    }
                }
                if (!heard.isEmpty()) {
                    // What comes within the next moment comes with one answer of the broker, not with one each.
                    pause(GATHER_MILLIS);
                }
            }
        }

        private void tell(ReceivedEvent event) {
            try {
                listener.accept(event);
            } catch (RuntimeException broken) {
                LOG.warnf(broken, "A listener to %s failed at %s; the next event comes", topic.topicName(), event.id());
            }
        }

        private void pause(long millis) {
            try {
                Thread.sleep(millis);
            } catch (InterruptedException interrupted) {
                stopped = true;
            }
        }
    }
}
