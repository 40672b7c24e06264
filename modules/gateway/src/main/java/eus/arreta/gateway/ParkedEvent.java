package eus.arreta.gateway;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;

/**
 * Something that came through an account, belongs to no conversation and could not be read.
 *
 * @param kind  the network's word for what it is
 * @param size  characters of it
 * @param tries how often it was tried again
 * @param raw   all of it; absent in lists
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ParkedEvent(UUID id, UUID accountId, String kind, Instant at, int size, int tries, String raw) {

    /** Hides what came. */
    @Override
    public String toString() {
        return "ParkedEvent[" + id + " " + kind + "]";
    }
}
