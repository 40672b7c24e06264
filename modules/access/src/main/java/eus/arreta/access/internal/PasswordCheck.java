package eus.arreta.access.internal;

import eus.arreta.access.Secrets;
import eus.arreta.access.User;
import io.quarkus.elytron.security.common.BcryptUtil;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Locale;
import java.util.Optional;

/** Compares a password with its bcrypt hash. */
@ApplicationScoped
public class PasswordCheck {

    private final UserRepository users;
    /** Checked when there is no such user, so that the time of an answer doesn't tell who exists. */
    private final String nobodysHash = BcryptUtil.bcryptHash(Secrets.token());

    public PasswordCheck(UserRepository users) {
        this.users = users;
    }

    /** The user, when the password is theirs and they are active. */
    @Transactional
    public Optional<User> matches(String login, String password) {
        Optional<UserEntity> user = users.find("login", login.strip().toLowerCase(Locale.ROOT))
                .firstResultOptional()
                .filter(found -> found.active && found.passwordHash != null);
        boolean matches = BcryptUtil.matches(
                password, user.map(found -> found.passwordHash).orElse(nobodysHash));
        return matches ? user.map(UserEntity::toUser) : Optional.empty();
    }
}
