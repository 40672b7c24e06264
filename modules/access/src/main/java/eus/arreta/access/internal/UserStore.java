package eus.arreta.access.internal;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import eus.arreta.access.Permission;
import eus.arreta.access.Role;
import eus.arreta.access.Secrets;
import eus.arreta.access.User;
import eus.arreta.access.UserAccount;
import eus.arreta.access.UserAccounts;
import eus.arreta.access.Users;
import eus.arreta.access.Users.NewKey;
import eus.arreta.access.Users.NewUser;
import eus.arreta.http.Cursor;
import eus.arreta.http.Problem;
import io.quarkus.elytron.security.common.BcryptUtil;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Users and keys in the database. */
@ApplicationScoped
public class UserStore {

    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

    private final UserRepository users;
    private final ApiKeyRepository keys;
    private final SessionStore sessions;
    private final Clock clock;

    public UserStore(UserRepository users, ApiKeyRepository keys, SessionStore sessions, Clock clock) {
        this.users = users;
        this.keys = keys;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** Empty when the login is taken. */
    @Transactional
    public Optional<User> create(NewUser wanted) {
        String login = wanted.login().toLowerCase(Locale.ROOT);
        UserEntity user = new UserEntity();
        user.id = IDS.generate();
        user.login = login;
        user.name = wanted.name().strip();
        user.passwordHash = wanted.password() == null ? null : BcryptUtil.bcryptHash(wanted.password());
        user.roles = wanted.roles().stream().map(Role::word).distinct().toList();
        user.languages = wanted.languages() == null ? List.of() : wanted.languages();
        user.language = user.languages.isEmpty() ? "es" : user.languages.get(0);
        user.active = true;
        user.createdAt = now();
        user.email = wanted.email() == null ? null : wanted.email().strip();
        // Two requests for one login at once: the unique index decides, and the loser learns it here.
        if (insertUnlessTaken(user) == 0) {
            return Optional.empty();
        }
        return Optional.of(user.toUser());
    }

    private int insertUnlessTaken(UserEntity user) {
        return users.getEntityManager()
                .createNativeQuery("insert into access.account_user"
                        + " (id, login, name, password_hash, roles, language, languages, active, created_at, version, email)"
                        + " values (?1, ?2, ?3, ?4, ?5, ?6, ?7, true, ?8, 0, ?9) on conflict (login) do nothing")
                .setParameter(1, user.id)
                .setParameter(2, user.login)
                .setParameter(3, user.name)
                .setParameter(4, user.passwordHash)
                .setParameter(5, user.roles.toArray(String[]::new))
                .setParameter(6, user.language)
                .setParameter(7, user.languages.toArray(String[]::new))
                .setParameter(8, user.createdAt)
                .setParameter(9, user.email)
                .executeUpdate();
    }

    /** By name as people sort names, by index account_user_by_name; Hibernate's own language has no such collations. */
    @Transactional
    public List<User> list(int limit, Cursor after) {
        String sql = "select * from access.account_user"
                + (after == null ? "" : " where (name collate \"und-x-icu\", id) > (:name collate \"und-x-icu\", :id)")
                + " order by name collate \"und-x-icu\", id";
        var query = users.getEntityManager().createNativeQuery(sql, UserEntity.class);
        if (after != null) {
            query.setParameter("name", after.parts().get(0)).setParameter("id", after.id(1));
        }
        List<?> rows = query.setMaxResults(limit).getResultList();
        return rows.stream().map(UserEntity.class::cast).map(UserEntity::toUser).toList();
    }

    /** By name, by index account_user_by_name. */
    @Transactional
    public List<User> colleagues(List<String> roles, int limit, Cursor after) {
        String sql = "select * from access.account_user where active and roles && cast(:roles as text[])"
                + (after == null ? "" : " and (name collate \"und-x-icu\", id) > (:name collate \"und-x-icu\", :id)")
                + " order by name collate \"und-x-icu\", id";
        var query = users.getEntityManager()
                .createNativeQuery(sql, UserEntity.class)
                .setParameter("roles", roles.toArray(String[]::new));
        if (after != null) {
            query.setParameter("name", after.parts().get(0)).setParameter("id", after.id(1));
        }
        List<?> rows = query.setMaxResults(limit).getResultList();
        return rows.stream().map(UserEntity.class::cast).map(UserEntity::toUser).toList();
    }

    @Transactional
    public List<User> findAll(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : users.find("id in ?1 order by name, id", List.copyOf(Set.copyOf(ids))).list().stream()
                        .map(UserEntity::toUser)
                        .toList();
    }

    @Transactional
    public Optional<User> find(UUID id) {
        return users.findByIdOptional(id).map(UserEntity::toUser);
    }

    @Transactional
    public Optional<User> findByLogin(String login) {
        return users.find("login", login).firstResultOptional().map(UserEntity::toUser);
    }

    /**
     * Takes sign-in, sessions and keys away; the name stays for the cases they worked on.
     *
     * @return the user as it was; empty when there is none
     * @throws Problem 409 {@code nobody-left}
     */
    @Transactional
    public Optional<User> deactivate(UUID id) {
        requireAnotherAdministrator(id);
        UserEntity user = users.findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (user == null) {
            return Optional.empty();
        }
        User before = user.toUser();
        user.active = false;
        sessions.endAll(id);
        keys.update("revokedAt = ?1 where user.id = ?2 and revokedAt is null", now(), id);
        return Optional.of(before);
    }

    /** A user before and after a change. */
    public record Changed(User before, User after, String emailBefore, String emailAfter) {}

    /** Empty when there is no such user. */
    @Transactional
    public Optional<Changed> activate(UUID id) {
        return Optional.ofNullable(users.findById(id, LockModeType.PESSIMISTIC_WRITE))
                .map(user -> {
                    User before = user.toUser();
                    user.active = true;
                    return new Changed(before, user.toUser(), user.email, user.email);
                });
    }

    /**
     * Writes what is to change; empty when there is no such user.
     *
     * @throws Problem 409 {@code stale}, {@code nobody-left}
     */
    @Transactional
    public Optional<Changed> change(UUID id, UserAccounts.Change change) {
        if (change.roles() != null && Collections.disjoint(change.roles(), Role.with(Permission.USERS))) {
            requireAnotherAdministrator(id);
        }
        UserEntity user = users.findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (user == null) {
            return Optional.empty();
        }
        if (change.version() != null && change.version() != user.version) {
            throw Problem.conflict("stale", "Somebody else has changed this user meanwhile.", Map.of());
        }
        User before = user.toUser();
        String emailBefore = user.email;
        if (change.name() != null) {
            user.name = change.name().strip();
        }
        if (change.roles() != null) {
            user.roles = change.roles().stream().map(Role::word).distinct().toList();
        }
        if (change.languages() != null) {
            user.languages = List.copyOf(change.languages());
        }
        if (change.email() != null) {
            user.email = change.email().isBlank() ? null : change.email().strip();
        }
        return Optional.of(new Changed(before, user.toUser(), emailBefore, user.email));
    }

    /**
     * Refuses to take the last one away who can sign in and administer users. All of them are locked, always in one order:
     * of two who take each other's role at once, the second finds nobody else.
     */
    private void requireAnotherAdministrator(UUID id) {
        List<?> able = users.getEntityManager()
                .createNativeQuery("select id from access.account_user where active and password_hash is not null"
                        + " and roles && cast(:roles as text[]) order by id for update")
                .setParameter(
                        "roles",
                        Role.with(Permission.USERS).stream().map(Role::word).toArray(String[]::new))
                .getResultList();
        if (able.equals(List.of(id))) {
            throw Problem.conflict("nobody-left", "Nobody else who can sign in may administer users.", Map.of());
        }
    }

    /** A user with all that administrators see; empty when there is none. */
    @Transactional
    public Optional<UserAccount> account(UUID id) {
        return users.findByIdOptional(id)
                .map(user -> user.account(
                        sessions.count(id),
                        keys.find("user.id = ?1 order by createdAt, id", id).list().stream()
                                .map(ApiKeyEntity::toKey)
                                .toList()));
    }

    /** Signs a user out everywhere; how many sessions there were. */
    @Transactional
    public long endSessions(UUID id) {
        return sessions.endAll(id);
    }

    @Transactional
    public Optional<NewKey> createKey(UUID userId) {
        return users.findByIdOptional(userId)
                .filter(user -> user.active)
                .map(user -> persistKey(user, Secrets.token(), false));
    }

    NewKey persistKey(UserEntity user, String secret, boolean everyPermission) {
        ApiKeyEntity key = new ApiKeyEntity();
        key.id = IDS.generate();
        key.keyHash = Secrets.hash(secret);
        key.user = user;
        key.everyPermission = everyPermission;
        key.createdAt = now();
        keys.persist(key);
        return new NewKey(key.id, secret);
    }

    @Transactional
    public boolean revokeKey(UUID userId, UUID keyId) {
        return keys.update("revokedAt = ?1 where id = ?2 and user.id = ?3 and revokedAt is null", now(), keyId, userId)
                == 1;
    }

    /** Empty when there is no such active user, or none with an address. */
    @Transactional
    public Optional<Users.Mailbox> mailbox(UUID id) {
        return users.find("id = ?1 and active and email is not null", id)
                .firstResultOptional()
                .map(UserEntity::mailbox);
    }

    /** Oldest first; there are few users with a role that is told of alarms. */
    @Transactional
    public List<Users.Mailbox> mailboxes(List<String> roles, int limit) {
        List<?> rows = users.getEntityManager()
                .createNativeQuery(
                        "select * from access.account_user where active and email is not null and roles && cast(:roles as text[])"
                                + " order by created_at, id",
                        UserEntity.class)
                .setParameter("roles", roles.toArray(String[]::new))
                .setMaxResults(limit)
                .getResultList();
        return rows.stream()
                .map(UserEntity.class::cast)
                .map(UserEntity::mailbox)
                .toList();
    }

    @Transactional
    public boolean setEmail(UUID id, String email) {
        return users.update("email = ?1 where id = ?2", email == null ? null : email.strip(), id) == 1;
    }

    /** Sets the password of an active user and ends all of the user's sessions. */
    @Transactional
    public boolean setPassword(UUID id, String password) {
        boolean changed =
                users.update("passwordHash = ?1 where id = ?2 and active", BcryptUtil.bcryptHash(password), id) == 1;
        if (changed) {
            sessions.endAll(id);
        }
        return changed;
    }

    @Transactional
    public void chooseLanguage(UUID id, String language) {
        users.update("language = ?1 where id = ?2", language, id);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
