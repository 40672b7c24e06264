package eus.arreta.access;

import eus.arreta.access.internal.Inviting;
import eus.arreta.access.internal.PasswordForm;
import eus.arreta.access.internal.UserStore;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.http.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** How somebody who was invited sets their password. Nobody is signed in there: who has the token is who was invited. */
@ApplicationScoped
public class InvitedPasswords {

    private final Inviting inviting;
    private final UserStore users;
    private final Audit audit;

    public InvitedPasswords(Inviting inviting, UserStore users, Audit audit) {
        this.inviting = inviting;
        this.users = users;
        this.audit = audit;
    }

    /** Whether the invitation still works. */
    public boolean works(String token) {
        return inviting.works(token);
    }

    /**
     * Sets the password; the invitation is used up by it.
     *
     * @throws InvalidInput {@code /password}; the invitation still works then
     * @throws Problem      404 when the invitation doesn't work (any more)
     */
    @Transactional
    public void set(String token, String password) {
        PasswordForm.check(password).ifPresent(error -> {
            throw new InvalidInput(List.of(error));
        });
        UUID userId = inviting.take(token).orElseThrow(() -> Problem.notFound("invitation"));
        if (!users.setPassword(userId, password)) {
            throw Problem.notFound("invitation");
        }
        audit.record(Actor.system("access"), "password-set-by-invitation", "user:" + userId, null, Map.of());
    }
}
