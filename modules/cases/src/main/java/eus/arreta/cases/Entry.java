package eus.arreta.cases;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import eus.arreta.channelapi.Content;
import eus.arreta.channelapi.DeliveryState;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One thing that happened in a case.
 *
 * @param no        the place among entries of the same time
 * @param type      {@code message}, {@code note} or {@code event}
 * @param direction of a message: {@code inbound} or {@code outbound}
 * @param text      of a message or note; of an event, its word, such as {@code state:resolved}
 * @param content   the parts of an inbound message that are more than a text
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Entry(
        UUID id,
        @JsonIgnore long no,
        String type,
        Instant at,
        String channel,
        String direction,
        String text,
        List<Content> content,
        String externalId,
        Author author,
        Delivery delivery) {

    /** Who did it: {@code citizen}, {@code agent} or {@code system}. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Author(String kind, String name) {}

    /** How far an outbound message has come. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Delivery(DeliveryState state, String reason, List<Step> history) {}

    /** A state that was reached. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Step(DeliveryState state, String reason, Instant at) {}
}
