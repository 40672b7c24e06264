package eus.arreta.access;

import eus.arreta.access.internal.UserCheck;
import eus.arreta.access.internal.UserStore;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.http.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** What administrators see and change of users who are there already. */
@ApplicationScoped
public class UserAccounts {

    private final UserStore store;
    private final Audit audit;

    public UserAccounts(UserStore store, Audit audit) {
        this.store = store;
        this.audit = audit;
    }

    /**
     * What is to change; absent parts stay.
     *
     * @param email   an empty text takes it away
     * @param version of the user that the caller saw; absent for "whatever it is"
     */
    public record Change(String name, List<Role> roles, List<String> languages, String email, Integer version) {

        /** Hides name and address. */
        @Override
        public String toString() {
            return "Change[" + roles + "]";
        }
    }

    /** @throws Problem 404 */
    @Transactional
    public UserAccount find(Actor actor, UUID id) {
        actor.require(Permission.USERS);
        return store.account(id).orElseThrow(() -> Problem.notFound("user"));
    }

    /**
     * Changes a user. Roles count from the next request on, also in browsers that are signed in.
     *
     * @throws InvalidInput for each field that is wrong
     * @throws Problem 404; 409 {@code stale} when it has changed since the caller saw it; 409 {@code nobody-left} when
     *     nobody who can sign in could administer users any more
     */
    @Transactional
    public void change(Actor actor, UUID id, Change change) {
        actor.require(Permission.USERS);
        UserCheck.check(change);
        UserStore.Changed changed = store.change(id, change).orElseThrow(() -> Problem.notFound("user"));
        if (!changed.before().equals(changed.after())) {
            audit.record(actor, "user-changed", subject(id), changed.before(), changed.after());
        }
        // That it changed is told, not what it is.
        if (!Objects.equals(changed.emailBefore(), changed.emailAfter())) {
            audit.record(actor, "user-email-changed", subject(id), null, Map.of());
        }
    }

    /**
     * Lets somebody in again who was deactivated, with the password that they had. Keys stay revoked. Nothing happens
     * when the user is active.
     *
     * @throws Problem 404
     */
    @Transactional
    public void activate(Actor actor, UUID id) {
        actor.require(Permission.USERS);
        UserStore.Changed changed = store.activate(id).orElseThrow(() -> Problem.notFound("user"));
        if (!changed.before().active()) {
            audit.record(actor, "user-activated", subject(id), changed.before(), changed.after());
        }
    }

    /** Signs a user out of every browser. @throws Problem 404 */
    @Transactional
    public void endSessions(Actor actor, UUID id) {
        actor.require(Permission.USERS);
        store.find(id).orElseThrow(() -> Problem.notFound("user"));
        long ended = store.endSessions(id);
        audit.record(actor, "user-sessions-ended", subject(id), null, Map.of("sessions", ended));
    }

    private static String subject(UUID id) {
        return "user:" + id;
    }
}
