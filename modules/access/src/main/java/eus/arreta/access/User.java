package eus.arreta.access;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Somebody who can sign in.
 *
 * @param language  of the console, for this user: eu, es, fr or en
 * @param languages that the user can serve citizens in
 */
public record User(
        UUID id,
        String login,
        String name,
        List<Role> roles,
        String language,
        List<String> languages,
        boolean active,
        Instant createdAt) {

    /** What the roles allow, together. */
    public Set<Permission> permissions() {
        Set<Permission> all = EnumSet.noneOf(Permission.class);
        roles.forEach(role -> all.addAll(role.permissions()));
        return all;
    }

    /** The user who acts, by a session or a key, with these permissions. */
    public Actor acting(Actor.Kind kind, Set<Permission> permissions) {
        return new Actor(kind, id, name, Set.copyOf(roles), permissions, null);
    }
}
