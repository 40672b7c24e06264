package eus.arreta.access;

import eus.arreta.access.internal.PasswordCheck;
import eus.arreta.access.internal.SessionStore;
import eus.arreta.access.internal.SignInBrake;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Signing in with a password. */
@ApplicationScoped
public class SignIn {

    private final SignInBrake brake;
    private final PasswordCheck passwords;
    private final SessionStore sessions;

    public SignIn(SignInBrake brake, PasswordCheck passwords, SessionStore sessions) {
        this.brake = brake;
        this.passwords = passwords;
        this.sessions = sessions;
    }

    /** What came of it. */
    public sealed interface Result {
        /** Signed in; the session's token goes into the cookie. */
        record SignedIn(Sessions.Session session) implements Result {}

        /**
         * Not signed in: login and password don't match, or the brake is on; which of the two is not told.
         *
         * @param retryAfter until the next try is looked at; zero for at once
         */
        record Refused(Duration retryAfter) implements Result {}
    }

    /**
     * Tries to sign in. After five failures in a row for a login, or twenty from an address, each further one doubles
     * the wait, up to five minutes; a quarter of an hour without failures forgets them.
     *
     * @param address of the caller, as the trusted proxy tells it
     */
    public Result signIn(String login, String password, String address) {
        Duration wait = brake.waitFor(login, address);
        if (!wait.isZero()) {
            return new Result.Refused(wait);
        }
        Optional<User> user = passwords.matches(login, password);
        if (user.isEmpty()) {
            return new Result.Refused(brake.failed(login, address));
        }
        brake.succeeded(login);
        return new Result.SignedIn(sessions.begin(user.get().id(), List.of("password")));
    }
}
