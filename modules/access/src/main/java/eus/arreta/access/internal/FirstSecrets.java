package eus.arreta.access.internal;

import eus.arreta.access.FirstStart.Made;
import eus.arreta.access.Role;
import eus.arreta.access.Secrets;
import eus.arreta.access.Users.NewUser;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** Makes the first user and the first key. */
@ApplicationScoped
public class FirstSecrets {

    private static final String ADMIN = "admin";

    private final UserStore users;
    private final UserRepository userRepository;
    private final ApiKeyRepository keys;

    public FirstSecrets(UserStore users, UserRepository userRepository, ApiKeyRepository keys) {
        this.users = users;
        this.userRepository = userRepository;
        this.keys = keys;
    }

    @Transactional
    public Made prepare(Optional<String> givenPassword, Optional<String> givenKey) {
        String password = givenPassword.orElseGet(Secrets::password);
        boolean made = users.create(
                        new NewUser("Administrator", ADMIN, password, List.of(Role.ADMINISTRATOR), List.of()))
                .isPresent();
        // The administrator's row is the lock that replicas starting at once wait for.
        UserEntity admin = userRepository
                .find("login", ADMIN)
                .withLock(jakarta.persistence.LockModeType.PESSIMISTIC_WRITE)
                .firstResult();
        Optional<String> key = prepareKey(admin, givenKey);
        return new Made(made && givenPassword.isEmpty() ? Optional.of(password) : Optional.empty(), key);
    }

    private Optional<String> prepareKey(UserEntity admin, Optional<String> given) {
        if (given.isPresent()) {
            if (keys.count("keyHash", Secrets.hash(given.get())) == 0) {
                // A key that is given replaces the bootstrap key before it: that is how it is rotated.
                keys.delete("everyPermission", true);
                users.persistKey(admin, given.get(), true);
            }
            return Optional.empty();
        }
        if (keys.count("everyPermission", true) > 0) {
            return Optional.empty();
        }
        return Optional.of(users.persistKey(admin, Secrets.token(), true).key());
    }
}
