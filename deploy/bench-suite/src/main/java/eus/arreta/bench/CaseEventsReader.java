package eus.arreta.bench;

import eus.arreta.events.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the events of one type on {@code arreta.case-events} from the moment when it is made. */
public final class CaseEventsReader implements AutoCloseable {

    private final byte[] type;
    private final KafkaConsumer<byte[], byte[]> consumer;

    /** @param type such as {@code eus.arreta.case.message-received.v1} */
    public CaseEventsReader(Stage stage, String type) {
        this.type = type.getBytes(StandardCharsets.UTF_8);
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

    /** What has come since, waiting so long for something; empty when nothing of the type did. */
    public List<ConsumerRecord<byte[], byte[]>> read(Duration patience) {
        return StreamSupport.stream(consumer.poll(patience).spliterator(), false)
                .filter(this::isOfType)
                .toList();
    }

    private boolean isOfType(ConsumerRecord<byte[], byte[]> record) {
        Header header = record.headers().lastHeader("ce_type");
        return header != null && Arrays.equals(header.value(), type);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
