package eus.arreta.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import eus.arreta.access.internal.ReadLog;
import eus.arreta.http.Cursor;
import eus.arreta.http.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The log of who read whose personal data. Written before the data is shown, so that nothing is shown unseen. */
@ApplicationScoped
public class PersonalDataReads {

    private final ReadLog log;

    public PersonalDataReads(ReadLog log) {
        this.log = log;
    }

    /**
     * One read.
     *
     * @param what    what was read, as a word such as {@code case} or {@code citizen-search}
     * @param subject which one, such as a case's number; absent for lists
     * @param reason  why, where somebody said so
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Read(
            UUID id,
            Instant at,
            UUID actorId,
            Actor.Kind actorKind,
            String actorName,
            List<UUID> citizens,
            String what,
            String subject,
            String reason) {}

    /** Which reads to list; absent parts don't filter. */
    public record Filter(UUID citizen, UUID actor, Instant from) {}

    /** Records a read; what Arreta itself reads to do its work is nobody's look and isn't kept. */
    public void record(Actor actor, Collection<UUID> citizens, String what, String subject) {
        if (actor.kind() != Actor.Kind.SYSTEM && !citizens.isEmpty()) {
            log.add(actor, citizens, what, subject);
        }
    }

    /** Newest first. */
    public Page<Read> list(Actor actor, Filter filter, Integer limit, String after) {
        actor.require(Permission.READ_LOG);
        int size = Page.limit(limit);
        List<Read> rows = log.list(filter, size + 1, after == null ? null : Cursor.parse(after, 2));
        return Page.of(rows, size, read -> Cursor.of(read.at(), read.id()));
    }
}
