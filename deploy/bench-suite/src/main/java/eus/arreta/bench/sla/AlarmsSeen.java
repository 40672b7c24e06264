package eus.arreta.bench.sla;

import com.fasterxml.jackson.databind.ObjectMapper;
import eus.arreta.bench.Stage;
import eus.arreta.events.Topic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Hears of breaches on {@code arreta.case-events} from the moment when it is made, and how late each was. */
final class AlarmsSeen implements AutoCloseable {

    private static final byte[] BREACHED = "eus.arreta.case.sla-breached.v1".getBytes(StandardCharsets.UTF_8);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final KafkaConsumer<byte[], byte[]> consumer;

    AlarmsSeen(Stage stage) {
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
        partitions.forEach(consumer::position);
    }

    /**
     * How late so many breaches were, in nanoseconds: from the moment for which each was due to its record on Kafka. Fewer when no more
     * came in time.
     */
    List<Long> await(int breaches, Duration patience) throws IOException {
        List<Long> late = new ArrayList<>();
        Instant end = Instant.now().plus(patience);
        while (late.size() < breaches && Instant.now().isBefore(end)) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                Header type = record.headers().lastHeader("ce_type");
                if (type != null && Arrays.equals(type.value(), BREACHED)) {
                    Instant due = Instant.parse(
                            JSON.readTree(record.value()).path("at").asText());
                    late.add(Duration.between(due, Instant.ofEpochMilli(record.timestamp()))
                            .toNanos());
                }
            }
        }
        return late;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
