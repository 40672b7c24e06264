package eus.arreta.access.internal;

import eus.arreta.access.Role;
import eus.arreta.access.User;
import eus.arreta.access.UserAccount;
import eus.arreta.access.Users;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A row of {@code access.account_user}. */
@Entity
@Table(schema = "access", name = "account_user")
public class UserEntity {

    @Id
    UUID id;

    String login;
    String name;

    @Column(name = "password_hash")
    String passwordHash;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(columnDefinition = "text[]")
    List<String> roles;

    String email;
    String language;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(columnDefinition = "text[]")
    List<String> languages;

    boolean active;

    @Column(name = "created_at")
    Instant createdAt;

    @Version
    int version;

    User toUser() {
        return new User(
                id,
                login,
                name,
                roles.stream().map(Role::of).toList(),
                language,
                List.copyOf(languages),
                active,
                createdAt);
    }

    Users.Mailbox mailbox() {
        return new Users.Mailbox(id, name, email, language);
    }

    UserAccount account(int sessions, List<UserAccount.Key> keys) {
        return new UserAccount(toUser(), email, passwordHash != null, sessions, keys, version);
    }
}
