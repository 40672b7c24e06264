package eus.arreta.gateway.internal.delivery;

import eus.arreta.channelapi.SendResult;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the network calls what it has of a message.
 *
 * @param parts  one id for each part that was sent; an empty text where it gave none, or where it is gone
 * @param others ids of further messages that the same calls made
 */
record SentIds(List<String> parts, List<String> others) {

    static final SentIds NONE = new SentIds(List.of(), List.of());

    SentIds {
        parts = List.copyOf(parts);
        others = List.copyOf(others);
    }

    /** The same with one more part. */
    SentIds with(SendResult.Sent part) {
        List<String> moreParts = new ArrayList<>(parts);
        moreParts.add(part.externalId() == null ? "" : part.externalId());
        List<String> moreOthers = new ArrayList<>(others);
        moreOthers.addAll(part.others());
        return new SentIds(moreParts, moreOthers);
    }

    /** The same without those at the places: the network has them no more. */
    SentIds without(List<Integer> places) {
        List<String> left = new ArrayList<>(parts);
        places.forEach(place -> left.set(place, ""));
        return new SentIds(left, others);
    }

    int size() {
        return parts.size();
    }

    /** What the whole message is known by; absent where the network gave no id. */
    String first() {
        return parts.isEmpty() || parts.get(0).isEmpty() ? null : parts.get(0);
    }

    /** Every message at the network that belongs to it. */
    List<String> all() {
        return Stream.concat(parts.stream(), others.stream())
                .filter(id -> !id.isEmpty())
                .toList();
    }
}
