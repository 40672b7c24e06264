package eus.arreta.sla.internal.policies;

import java.util.List;

/**
 * What of a case decides which policy it gets; absent parts are empty.
 *
 * @param channels every channel on which it has been talked about
 */
public record CaseFacts(
        List<String> channels,
        List<String> queue,
        List<String> kind,
        List<String> topic,
        List<String> priority,
        List<String> language) {

    /** Of single values, any of which may be null. */
    public static CaseFacts of(
            List<String> channels, String queue, String kind, String topic, String priority, String language) {
        return new CaseFacts(List.copyOf(channels), one(queue), one(kind), one(topic), one(priority), one(language));
    }

    private static List<String> one(String value) {
        return value == null ? List.of() : List.of(value);
    }
}
