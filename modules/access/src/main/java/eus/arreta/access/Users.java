package eus.arreta.access;

import eus.arreta.access.internal.EmailForm;
import eus.arreta.access.internal.HoursTable;
import eus.arreta.access.internal.Inviting;
import eus.arreta.access.internal.UserCheck;
import eus.arreta.access.internal.UserStore;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.http.Cursor;
import eus.arreta.http.Page;
import eus.arreta.http.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The users of Arreta, and the keys of programs that act for them. */
@ApplicationScoped
public class Users {

    /** The languages of the console. */
    public static final Set<String> LANGUAGES = Set.of("eu", "es", "fr", "en");

    private final UserStore store;
    private final Inviting inviting;
    private final HoursTable hours;
    private final Audit audit;

    public Users(UserStore store, Inviting inviting, HoursTable hours, Audit audit) {
        this.store = store;
        this.inviting = inviting;
        this.hours = hours;
        this.audit = audit;
    }

    /**
     * What a user is made of.
     *
     * @param password absent for a user who only has keys, or who is invited
     * @param email    where the user gets mail; without a password an invitation goes there
     */
    public record NewUser(
            String name, String login, String password, List<Role> roles, List<String> languages, String email) {

        /** A user without an e-mail address. */
        public NewUser(String name, String login, String password, List<Role> roles, List<String> languages) {
            this(name, login, password, roles, languages, null);
        }
    }

    /** Where somebody gets mail, and in which language. */
    public record Mailbox(UUID userId, String name, String email, String language) {

        /** Hides name and address. */
        @Override
        public String toString() {
            return "Mailbox[" + userId + "]";
        }
    }

    /** A key, in clear this one time. */
    public record NewKey(UUID id, String key) {}

    /**
     * Creates a user. One with an e-mail address and without a password is invited: a link by which the person sets the
     * password goes there.
     *
     * @throws InvalidInput for each field that is wrong
     * @throws Problem 409 {@code login-taken}; 409 {@code mail-not-set-up} when somebody would be invited and there is no mail
     */
    @Transactional
    public User create(Actor actor, NewUser user) {
        actor.require(Permission.USERS);
        UserCheck.check(user);
        boolean invited = user.password() == null && user.email() != null;
        if (invited) {
            inviting.requireMail();
        }
        User created = store.create(user)
                .orElseThrow(() -> Problem.conflict("login-taken", "Another user has this login.", Map.of()));
        audit.record(actor, "user-created", subject(created.id()), null, created);
        if (invited) {
            inviting.invite(store.mailbox(created.id()).orElseThrow());
        }
        return created;
    }

    /**
     * Sends a (new) invitation to a user; earlier ones are worth nothing from now on. Also how a lost password is replaced.
     *
     * @throws Problem 404 when there is no such active user; 409 {@code no-email}, {@code mail-not-set-up}
     */
    @Transactional
    public void invite(Actor actor, UUID id) {
        actor.require(Permission.USERS);
        inviting.requireMail();
        User user = store.find(id).filter(User::active).orElseThrow(() -> Problem.notFound("user"));
        inviting.invite(store.mailbox(user.id())
                .orElseThrow(() -> Problem.conflict("no-email", "This user has no e-mail address.", Map.of())));
        audit.record(actor, "user-invited", subject(id), null, Map.of());
    }

    /** Sets where a user gets mail; absent takes it away. @throws Problem 404 @throws InvalidInput {@code /email} */
    @Transactional
    public void setEmail(Actor actor, UUID id, String email) {
        actor.require(Permission.USERS);
        if (email != null && !EmailForm.fits(email)) {
            throw new InvalidInput("/email", "invalid", "is no e-mail address");
        }
        if (!store.setEmail(id, email)) {
            throw Problem.notFound("user");
        }
        audit.record(actor, "user-email-changed", subject(id), null, Map.of());
    }

    /** Where active users with a permission get mail, up to {@code limit}, oldest users first; those who said where. */
    public List<Mailbox> mailboxes(Actor actor, Permission permission, int limit) {
        actor.require(Permission.USERS);
        return store.mailboxes(rolesWith(permission), limit);
    }

    /** All users by name. */
    public Page<User> list(Actor actor, Integer limit, String after) {
        actor.require(Permission.USERS);
        int size = Page.limit(limit);
        List<User> rows = store.list(size + 1, after == null ? null : Cursor.parse(after, 2));
        return Page.of(rows, size, user -> Cursor.of(user.name(), user.id()));
    }

    /** One user; whoever is signed in may know who the colleagues are. */
    public Optional<User> find(Actor actor, UUID id) {
        return store.find(id);
    }

    /** Those of these users that there are, by name, also those who left. */
    public List<User> findAll(Actor actor, Collection<UUID> ids) {
        return store.findAll(ids);
    }

    /** Active users with a permission by name; whoever is signed in may know who the colleagues are. */
    public Page<User> colleagues(Actor actor, Permission permission, Integer limit, String after) {
        int size = Page.limit(limit);
        List<User> rows =
                store.colleagues(rolesWith(permission), size + 1, after == null ? null : Cursor.parse(after, 2));
        return Page.of(rows, size, user -> Cursor.of(user.name(), user.id()));
    }

    /**
     * Takes sign-in, sessions and keys away from a user.
     *
     * @throws Problem 404; 409 {@code nobody-left} when nobody who can sign in could administer users any more
     */
    @Transactional
    public void deactivate(Actor actor, UUID id) {
        actor.require(Permission.USERS);
        User before = store.deactivate(id).orElseThrow(() -> Problem.notFound("user"));
        audit.record(actor, "user-deactivated", subject(id), before, null);
    }

    /** When somebody can be told of alarms; oneself, or with the permission. @throws Problem 403, 404 */
    public WorkingHours hours(Actor actor, UUID id) {
        requireSelf(actor, id);
        return Optional.ofNullable(hours.of(List.of(id)).get(id)).orElseThrow(() -> Problem.notFound("user"));
    }

    /** When people can be told, for who tells them; who isn't there any more is absent. */
    public Map<UUID, WorkingHours> hours(Actor actor, Collection<UUID> ids) {
        actor.require(Permission.USERS);
        return ids.isEmpty() ? Map.of() : hours.of(ids);
    }

    /** Says when somebody can be told; oneself, or with the permission. @throws Problem 403, 404 */
    @Transactional
    public void setHours(Actor actor, UUID id, WorkingHours wanted) {
        requireSelf(actor, id);
        WorkingHours before = hours.of(List.of(id)).get(id);
        if (!hours.set(id, wanted)) {
            throw Problem.notFound("user");
        }
        audit.record(actor, "user-hours-changed", subject(id), before, wanted);
    }

    private static void requireSelf(Actor actor, UUID id) {
        if (!id.equals(actor.id())) {
            actor.require(Permission.USERS);
        }
    }

    /** Whether somebody can be invited by mail now: mail is set up. */
    public boolean canInvite(Actor actor) {
        actor.require(Permission.USERS);
        return inviting.missing().isEmpty();
    }

    /** @throws Problem 404 when there is no such active user */
    @Transactional
    public NewKey createKey(Actor actor, UUID userId) {
        actor.require(Permission.USERS);
        NewKey created = store.createKey(userId).orElseThrow(() -> Problem.notFound("user"));
        audit.record(actor, "key-created", subject(userId), null, Map.of("key", created.id()));
        return created;
    }

    /** @throws Problem 404 */
    @Transactional
    public void revokeKey(Actor actor, UUID userId, UUID keyId) {
        actor.require(Permission.USERS);
        if (!store.revokeKey(userId, keyId)) {
            throw Problem.notFound("key");
        }
        audit.record(actor, "key-revoked", subject(userId), Map.of("key", keyId), null);
    }

    /**
     * Sets the language of one's own console.
     *
     * @throws InvalidInput when it is none of the four
     */
    public void chooseLanguage(Actor actor, String language) {
        if (!LANGUAGES.contains(language)) {
            throw new InvalidInput("/language", "invalid", "is none of eu, es, fr, en");
        }
        store.chooseLanguage(actor.id(), language);
    }

    private static List<String> rolesWith(Permission permission) {
        return Role.with(permission).stream().map(Role::word).toList();
    }

    private static String subject(UUID id) {
        return "user:" + id;
    }
}
