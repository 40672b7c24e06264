package eus.arreta.bench.sla;

import com.fasterxml.jackson.databind.ObjectMapper;
import eus.arreta.bench.CaseEventsReader;
import eus.arreta.bench.Stage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Hears of breaches on {@code arreta.case-events} from the moment when it is made, and how late each was. */
final class AlarmsSeen implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(50);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final CaseEventsReader events;

    AlarmsSeen(Stage stage) {
        events = new CaseEventsReader(stage, "eus.arreta.case.sla-breached.v1");
    }

    /**
     * How late so many breaches were, in nanoseconds: from the moment for which each was due to its record on Kafka. Fewer when no more
     * came in time.
     */
    List<Long> await(int breaches, Duration patience) throws IOException {
        List<Long> late = new ArrayList<>();
        Instant end = Instant.now().plus(patience);
        while (late.size() < breaches && Instant.now().isBefore(end)) {
            for (ConsumerRecord<byte[], byte[]> record : events.read(POLL)) {
                Instant due =
                        Instant.parse(JSON.readTree(record.value()).path("at").asText());
                late.add(Duration.between(due, Instant.ofEpochMilli(record.timestamp()))
                        .toNanos());
            }
        }
        return late;
    }

    @Override
    public void close() {
        events.close();
    }
}
