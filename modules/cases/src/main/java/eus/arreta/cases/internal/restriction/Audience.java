package eus.arreta.cases.internal.restriction;

import eus.arreta.access.Actor;
import eus.arreta.access.Role;
import eus.arreta.access.User;
import eus.arreta.access.Users;
import eus.arreta.cases.CaseView;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Who of some users may see a case. */
@ApplicationScoped
public class Audience {

    private final Jdbi jdbi;
    private final Users users;

    public Audience(Jdbi jdbi, Users users) {
        this.jdbi = jdbi;
        this.users = users;
    }

    /** Those who are active and may see the case. */
    public Set<UUID> among(Actor actor, CaseView found, Collection<UUID> wanted, Instant now) {
        Set<UUID> may = new HashSet<>();
        Set<UUID> glass = found.restricted() ? brokeTheGlass(found.id(), now) : Set.of();
        for (UUID one : wanted) {
            Optional<User> user = users.find(actor, one).filter(User::active);
            if (user.isPresent() && maySee(found, user.get(), glass)) {
                may.add(one);
            }
        }
        return may;
    }

    private static boolean maySee(CaseView found, User user, Set<UUID> glass) {
        return !found.restricted()
                || found.restriction().agents().contains(user.id())
                || user.roles().stream()
                        .map(Role::word)
                        .anyMatch(found.restriction().roles()::contains)
                || glass.contains(user.id());
    }

    private Set<UUID> brokeTheGlass(UUID caseId, Instant now) {
        return Set.copyOf(jdbi.withHandle(handle -> handle.createQuery(
                        "select distinct user_id from cases.break_glass where case_id = :case and until > :now")
                .bind("case", caseId)
                .bind("now", now)
                .mapTo(UUID.class)
                .list()));
    }
}
