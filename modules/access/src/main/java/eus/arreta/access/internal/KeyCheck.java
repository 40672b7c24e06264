package eus.arreta.access.internal;

import eus.arreta.access.Actor;
import eus.arreta.access.Permission;
import eus.arreta.access.Secrets;
import eus.arreta.access.User;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/** Finds who acts with an API key. */
@ApplicationScoped
public class KeyCheck {

    private final Jdbi jdbi;

    public KeyCheck(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Empty when the key is unknown, revoked, or its user is no longer active. */
    public Optional<Actor> find(String key) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select person.*, api_key.every_permission
                        from access.api_key api_key join access.account_user person on person.id = api_key.user_id
                        where api_key.key_hash = :hash and api_key.revoked_at is null and person.active""")
                .bind("hash", Secrets.hash(key))
                .map((row, context) -> {
                    User user = UserRows.read(row);
                    return user.acting(
                            Actor.Kind.KEY,
                            row.getBoolean("every_permission") ? Set.of(Permission.values()) : user.permissions());
                })
                .findOne());
    }
}
