package eus.arreta.access;

import eus.arreta.access.internal.FirstSecrets;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** What an empty installation needs before anybody can come in: the administrator and a key for programs. */
@ApplicationScoped
public class FirstStart {

    private final FirstSecrets secrets;

    public FirstStart(FirstSecrets secrets) {
        this.secrets = secrets;
    }

    /**
     * What was made now, in clear this one time; both absent when they existed before or were given.
     *
     * @param password of the user {@code admin}
     * @param key      with every permission
     */
    public record Made(Optional<String> password, Optional<String> key) {}

    /**
     * Makes the user {@code admin} and the bootstrap key unless they exist. Replicas that start at once make them once.
     *
     * @param password for the user {@code admin} when it is made now; empty to have one drawn
     * @param key      that shall be valid from now on; empty to have one drawn when there is none
     */
    public Made prepare(Actor actor, Optional<String> password, Optional<String> key) {
        actor.require(Permission.USERS);
        return secrets.prepare(password, key);
    }
}
