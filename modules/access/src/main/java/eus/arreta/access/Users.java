package eus.arreta.access;

import eus.arreta.access.internal.UserStore;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.http.Cursor;
import eus.arreta.http.Page;
import eus.arreta.http.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Arrays;
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

    private static final int SHORTEST_PASSWORD = 10;
    /** bcrypt looks at the first 72 bytes only; more would be silently ignored. */
    private static final int LONGEST_PASSWORD_BYTES = 72;

    private final UserStore store;
    private final Audit audit;

    public Users(UserStore store, Audit audit) {
        this.store = store;
        this.audit = audit;
    }

    /**
     * What a user is made of.
     *
     * @param password absent for a user who only has keys
     */
    public record NewUser(String name, String login, String password, List<Role> roles, List<String> languages) {}

    /** A key, in clear this one time. */
    public record NewKey(UUID id, String key) {}

    /**
     * Creates a user.
     *
     * @throws InvalidInput for each field that is wrong
     * @throws Problem 409 {@code login-taken}
     */
    @Transactional
    public User create(Actor actor, NewUser user) {
        actor.require(Permission.USERS);
        check(user);
        User created = store.create(user)
                .orElseThrow(() -> Problem.conflict("login-taken", "Another user has this login.", Map.of()));
        audit.record(actor, "user-created", subject(created.id()), null, created);
        return created;
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
        List<String> roles = Arrays.stream(Role.values())
                .filter(role -> role.permissions().contains(permission))
                .map(Role::word)
                .toList();
        List<User> rows = store.colleagues(roles, size + 1, after == null ? null : Cursor.parse(after, 2));
        return Page.of(rows, size, user -> Cursor.of(user.name(), user.id()));
    }

    /** @throws Problem 404 */
    @Transactional
    public void deactivate(Actor actor, UUID id) {
        actor.require(Permission.USERS);
        User before = store.find(id).orElseThrow(() -> Problem.notFound("user"));
        if (!store.deactivate(id)) {
            throw Problem.notFound("user");
        }
        audit.record(actor, "user-deactivated", subject(id), before, null);
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

    private static String subject(UUID id) {
        return "user:" + id;
    }

    private static void check(NewUser user) {
        List<InvalidInput.FieldError> errors = new ArrayList<>();
        if (user.name() == null || user.name().isBlank() || user.name().length() > 200) {
            errors.add(new InvalidInput.FieldError("/name", "required", "has 1 to 200 characters"));
        }
        if (user.login() == null || !user.login().matches("[A-Za-z0-9._@-]{2,100}")) {
            errors.add(new InvalidInput.FieldError(
                    "/login", "invalid", "has 2 to 100 letters, digits, dots, hyphens, underscores or @"));
        }
        if (user.password() != null
                && (user.password().length() < SHORTEST_PASSWORD
                        || user.password().getBytes(java.nio.charset.StandardCharsets.UTF_8).length
                                > LONGEST_PASSWORD_BYTES)) {
            errors.add(new InvalidInput.FieldError(
                    "/password", "invalid", "has at least 10 characters and at most 72 bytes"));
        }
        if (user.roles() == null || user.roles().isEmpty()) {
            errors.add(new InvalidInput.FieldError("/roles", "required", "names at least one role"));
        }
        if (user.languages() != null && !LANGUAGES.containsAll(user.languages())) {
            errors.add(new InvalidInput.FieldError("/languages", "invalid", "may hold eu, es, fr and en"));
        }
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
    }
}
