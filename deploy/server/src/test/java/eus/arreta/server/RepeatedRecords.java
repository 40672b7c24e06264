package eus.arreta.server;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;

/** Sends records again as they are, as an offset that was set back does, and waits until a consumer has taken all. */
final class RepeatedRecords implements AutoCloseable {

    private final Map<String, Object> broker =
            Map.of("bootstrap.servers", ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
    private final Admin admin = Admin.create(broker);

    /** Sends again what a topic holds and fits; at least one. */
    void repeat(String topic, Predicate<String> body) {
        List<ConsumerRecord<byte[], byte[]>> found = read(topic).stream()
                .filter(one -> body.test(new String(one.value(), StandardCharsets.UTF_8)))
                .toList();
        if (found.isEmpty()) {
            throw new AssertionError("nothing to repeat in " + topic);
        }
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(broker, new ByteArraySerializer(), new ByteArraySerializer())) {
            found.forEach(one ->
                    producer.send(new ProducerRecord<>(topic, one.partition(), one.key(), one.value(), one.headers())));
            producer.flush();
        }
    }

    /** Whether a topic holds a record that fits. */
    boolean holds(String topic, Predicate<String> body) {
        return read(topic).stream().anyMatch(one -> body.test(new String(one.value(), StandardCharsets.UTF_8)));
    }

    private List<ConsumerRecord<byte[], byte[]>> read(String topic) {
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(broker, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = partitions(consumer, topic);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(all::add);
            }
            return all;
        }
    }

    private static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(one -> new TopicPartition(topic, one.partition()))
                .toList();
    }

    /** Waits until a group has taken in what a topic holds now. */
    void awaitTaken(String group, String topic) {
        Map<TopicPartition, Long> ends;
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(broker, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            ends = new HashMap<>(consumer.endOffsets(partitions(consumer, topic)));
        }
        ends.values().removeIf(end -> end == 0);
        Awaitility.await().atMost(Duration.ofMinutes(5)).until(() -> taken(committed(group), ends));
    }

    private static boolean taken(Map<TopicPartition, Long> committed, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> committed.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    private Map<TopicPartition, Long> committed(String group) throws InterruptedException, ExecutionException {
        Map<TopicPartition, Long> committed = new HashMap<>();
        admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get()
                .forEach((partition, offset) -> committed.put(partition, offset == null ? 0L : offset.offset()));
        return committed;
    }

    @Override
    public void close() {
        admin.close();
    }
}
