package eus.arreta.cases.internal.work;

import eus.arreta.access.Actor;
import eus.arreta.cases.CaseEvent;
import eus.arreta.cases.internal.following.Notifications;
import eus.arreta.cases.internal.restriction.Audience;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Notes that agents write for each other. */
@ApplicationScoped
public class Noting {

    private final Jdbi jdbi;
    private final LockedCases locked;
    private final Audience audience;
    private final Notifications notifications;
    private final Clock clock;

    public Noting(Jdbi jdbi, LockedCases locked, Audience audience, Notifications notifications, Clock clock) {
        this.jdbi = jdbi;
        this.locked = locked;
        this.audience = audience;
        this.notifications = notifications;
        this.clock = clock;
    }

    /** A note that was written; who may not see the case was not told of it. */
    public record Written(UUID entryId, Set<UUID> notMentioned) {}

    public Written note(Actor actor, String number, String text, List<UUID> mentions) {
        String words = Words.text(text, "/text");
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return jdbi.withHandle(handle -> {
            LockedCase one = locked.lock(handle, actor, number);
            Set<UUID> wanted = Set.copyOf(mentions == null ? List.of() : mentions);
            Set<UUID> may = audience.among(actor, one.view(), wanted, now);
            UUID entryId = locked.entry(handle, one, "note", actor, words, may, now);
            one.tell(CaseEvent.NOTE_WRITTEN, entryId, actor.id(), null, now);
            follow(handle, one, actor, may, now);
            locked.finish(handle, List.of(one), now);
            Set<UUID> not = new java.util.HashSet<>(wanted);
            not.removeAll(may);
            return new Written(entryId, not);
        });
    }

    /** Who is mentioned is told, and follows the case from now on. */
    private void follow(Handle handle, LockedCase one, Actor actor, Set<UUID> mentioned, Instant now) {
        notifications.follow(handle, one.id(), mentioned, now);
        notifications.tell(handle, one.id(), mentioned, "mention", actor, null, now);
    }
}
