package eus.arreta.bench.ingest;

import eus.arreta.bench.Stage;
import eus.arreta.events.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Counts the <em>message received</em> events on {@code arreta.case-events} from the moment when it is made. */
public final class CaseEventsCount implements AutoCloseable {

    private static final byte[] MESSAGE_RECEIVED =
            "eus.arreta.case.message-received.v1".getBytes(StandardCharsets.UTF_8);
    private static final Duration POLL = Duration.ofMillis(100);
    /** Nothing at all for so long means that messages were lost or the server has stopped. */
    private static final Duration SILENCE = Duration.ofSeconds(60);

    private final KafkaConsumer<byte[], byte[]> consumer;

    public CaseEventsCount(Stage stage) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        stage.kafka(),
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        5_000),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(Topic.CASE_EVENTS.topicName()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        // Seeking is lazy: asking for the positions makes the start certain.
        partitions.forEach(consumer::position);
    }

    /**
     * Returns when that many more events have come.
     *
     * @throws IllegalStateException when nothing comes for a minute
     */
    public void await(int events) {
        int seen = 0;
        long lastSeen = System.nanoTime();
        while (seen < events) {
            int before = seen;
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                Header type = record.headers().lastHeader("ce_type");
                if (type != null && Arrays.equals(type.value(), MESSAGE_RECEIVED)) {
                    seen++;
                }
            }
            long now = System.nanoTime();
            if (seen > before) {
                lastSeen = now;
            } else if (now - lastSeen > SILENCE.toNanos()) {
                throw new IllegalStateException("only " + seen + " of " + events + " case events came");
            }
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
