package eus.arreta.citizens;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What names a citizen on a channel or in the world.
 *
 * @param value       phones in E.164, documents in upper case without signs
 * @param shown       as it was typed; absent when that is the same
 * @param isDefault   the one of its kind that is used first
 * @param verifiedOn  when it was last seen to be right; absent for never
 * @param unreachable why nobody can be reached there any more; absent while somebody can
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Address(
        UUID id,
        String kind,
        String value,
        String shown,
        String country,
        boolean isDefault,
        LocalDate verifiedOn,
        String unreachable,
        Instant unreachableSince,
        Instant createdAt) {

    /** Hides the value. */
    @Override
    public String toString() {
        return "Address[" + kind + " " + id + "]";
    }
}
