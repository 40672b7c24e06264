package eus.arreta.events;

import java.util.Map;

/** A Kafka record as it came, so that it can be kept and sent again whole. */
public record RawRecord(
        String topic, int partition, long offset, byte[] key, byte[] value, Map<String, String> headers) {
    public RawRecord {
        headers = Map.copyOf(headers);
    }

    @Override
    public String toString() {
        return "RawRecord[" + topic + "-" + partition + "@" + offset + "]";
    }
}
