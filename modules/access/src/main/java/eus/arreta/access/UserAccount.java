package eus.arreta.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A user as administrators see one.
 *
 * @param email    where the user gets mail; absent for nowhere
 * @param password whether the user has one: nobody signs in without
 * @param sessions how many browsers are signed in
 * @param keys     oldest first, also those that were revoked; never the keys themselves
 * @param version  grows with each change of name, roles, languages, e-mail or activity
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UserAccount(User user, String email, boolean password, int sessions, List<Key> keys, int version) {

    /**
     * A key of a program.
     *
     * @param everyPermission whether it may do everything, whatever the roles of its user: the bootstrap key
     * @param revokedAt       absent while it works
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Key(UUID id, boolean everyPermission, Instant createdAt, Instant revokedAt) {}

    /** Hides name and address. */
    @Override
    public String toString() {
        return "UserAccount[" + user.id() + "]";
    }
}
