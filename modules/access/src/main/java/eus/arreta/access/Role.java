package eus.arreta.access;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import eus.arreta.channelapi.InvalidInput;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A set of permissions that has a name. This table is the only place where roles mean something. */
public enum Role {
    AGENT(
            Permission.CASES_READ,
            Permission.CASES_WORK,
            Permission.CITIZENS_READ,
            Permission.CITIZENS_WORK,
            Permission.CITIZENS_MERGE,
            Permission.EXPORT),
    SUPERVISOR(
            Permission.CASES_READ,
            Permission.CASES_WORK,
            Permission.CASES_RESTRICT,
            Permission.CITIZENS_READ,
            Permission.CITIZENS_WORK,
            Permission.CITIZENS_MERGE,
            Permission.EXPORT,
            Permission.NOTICES,
            Permission.DEAD_LETTERS),
    /** Sees figures, never a citizen's words; its permissions come with reporting. */
    ANALYST(),
    ADMINISTRATOR(
            Permission.CASES_READ,
            Permission.CASES_WORK,
            Permission.CASES_RESTRICT,
            Permission.CITIZENS_READ,
            Permission.CITIZENS_WORK,
            Permission.CITIZENS_MERGE,
            Permission.EXPORT,
            Permission.SETTINGS,
            Permission.NOTICES,
            Permission.DEAD_LETTERS,
            Permission.USERS,
            Permission.CHANNEL_ACCOUNTS,
            Permission.AUDIT,
            Permission.DATA_RIGHTS),
    /** Answers citizens who ask what is kept about them. */
    DATA_PROTECTION(
            Permission.CASES_READ,
            Permission.CITIZENS_READ,
            Permission.READ_LOG,
            Permission.AUDIT,
            Permission.EXPORT,
            Permission.DATA_RIGHTS,
            Permission.BLOCKED_DATA);

    private final Set<Permission> permissions;

    Role(Permission... permissions) {
        this.permissions = Set.of(permissions);
    }

    public Set<Permission> permissions() {
        return permissions;
    }

    /** The roles that hold a permission. */
    public static List<Role> with(Permission permission) {
        return Arrays.stream(values())
                .filter(role -> role.permissions.contains(permission))
                .toList();
    }

    /** The word in JSON and in the database, such as {@code data-protection}. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws InvalidInput when no role has that word */
    @JsonCreator
    public static Role of(String word) {
        for (Role role : values()) {
            if (role.word().equals(word)) {
                return role;
            }
        }
        throw new InvalidInput(
                "/roles", "invalid", "is none of agent, supervisor, analyst, administrator, data-protection");
    }
}
