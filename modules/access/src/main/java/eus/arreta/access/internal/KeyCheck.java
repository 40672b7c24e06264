package eus.arreta.access.internal;

import eus.arreta.access.Actor;
import eus.arreta.access.Permission;
import eus.arreta.access.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.Set;

/** Finds who acts with an API key. */
@ApplicationScoped
public class KeyCheck {

    private final ApiKeyRepository keys;

    public KeyCheck(ApiKeyRepository keys) {
        this.keys = keys;
    }

    /** Empty when the key is unknown, revoked, or its user is no longer active. */
    @Transactional
    public Optional<Actor> find(String key) {
        return keys.find("from ApiKeyEntity k join fetch k.user where k.keyHash = ?1", Secrets.hash(key))
                .firstResultOptional()
                .filter(found -> found.revokedAt == null && found.user.active)
                .map(found -> new Actor(
                        Actor.Kind.KEY,
                        found.user.id,
                        found.user.name,
                        found.user.roles(),
                        found.everyPermission ? Set.of(Permission.values()) : found.user.permissions(),
                        null));
    }
}
