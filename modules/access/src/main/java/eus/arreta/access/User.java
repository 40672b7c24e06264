package eus.arreta.access;

import java.time.Instant;
import java.util.List;
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
        Instant createdAt) {}
