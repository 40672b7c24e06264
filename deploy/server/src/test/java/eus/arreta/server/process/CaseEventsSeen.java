package eus.arreta.server.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What a consumer of {@code arreta.case-events} that follows its rule ("ignore what isn't newer") makes of the topic.
 *
 * @param received how often each timeline entry was told to have been received
 * @param gaps     sequences that were skipped, by case; empty when nothing was lost
 * @param breached how often each clock was told to be over, by case and clock
 */
record CaseEventsSeen(Map<String, Integer> received, List<String> gaps, Map<String, Integer> breached) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Reads the topic from its beginning to its present end. */
    static CaseEventsSeen read(String bootstrapServers) throws IOException {
        Map<String, Integer> received = new HashMap<>();
        Map<String, Integer> breached = new HashMap<>();
        List<String> gaps = new ArrayList<>();
        Map<String, Long> known = new HashMap<>();
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers, "enable.auto.commit", false);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor("arreta.case-events").stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    take(record, known, received, gaps, breached);
                }
            }
        }
        return new CaseEventsSeen(received, gaps, breached);
    }

    private static void take(
            ConsumerRecord<byte[], byte[]> record,
            Map<String, Long> known,
            Map<String, Integer> received,
            List<String> gaps,
            Map<String, Integer> breached)
            throws IOException {
        JsonNode event = JSON.readTree(record.value());
        String caseId = event.get("caseId").asText();
        long sequence = event.get("sequence").asLong();
        long before = known.getOrDefault(caseId, 0L);
        if (sequence <= before) {
            return;
        }
        if (sequence != before + 1) {
            gaps.add(caseId + " " + (before + 1) + ".." + (sequence - 1));
        }
        known.put(caseId, sequence);
        String type = new String(record.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8);
        if (type.equals("eus.arreta.case.message-received.v1")) {
            received.merge(event.get("entryId").asText(), 1, Integer::sum);
        } else if (type.equals("eus.arreta.case.sla-breached.v1")) {
            breached.merge(caseId + " " + event.get("detail").asText(), 1, Integer::sum);
        }
    }
}
