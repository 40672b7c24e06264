package eus.arreta.access;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Brings invitations to people. Declared here, implemented by who can send mail. */
public interface Invitations {

    /**
     * Somebody who is invited to set a password.
     *
     * @param token     goes into the link; stands nowhere else in clear
     * @param expiresAt until when the link works, and once only
     */
    record Invited(UUID userId, String name, String email, String language, String token, Instant expiresAt) {

        /** Hides name, address and token. */
        @Override
        public String toString() {
            return "Invited[" + userId + "]";
        }
    }

    /** The name of the setting without which nobody can be invited; empty when none is missing. */
    Optional<String> missing();

    /** Sends an invitation, in the caller's transaction: it goes out when that commits, and only then. */
    void send(Actor actor, Invited invited);
}
