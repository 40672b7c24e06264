package eus.arreta.cases.internal.citizens;

import eus.arreta.access.Actor;
import eus.arreta.cases.CaseEvent;
import eus.arreta.cases.internal.work.LockedCase;
import eus.arreta.cases.internal.work.LockedCases;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.citizens.CitizenEvent;
import eus.arreta.citizens.Citizens;
import eus.arreta.events.BatchIntake;
import eus.arreta.events.EventCodec;
import eus.arreta.events.ReceivedEvent;
import eus.arreta.events.Rejection;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The consumer of {@code arreta.citizen-events}: lists show the citizen's name, so it stands in each case's own row.
 * Idempotent whatever comes, twice, late or replayed: it writes the name that the citizen has now, and does nothing where
 * that stands already.
 */
@ApplicationScoped
public class CitizenNames {

    private static final Actor NAMES = Actor.system("citizen-names");
    /** What can have changed a name; a merge and a split tell cases themselves, in their own transaction. */
    private static final Set<String> RENAMING =
            Set.of(CitizenEvent.CHANGED, CitizenEvent.MERGED, CitizenEvent.MERGE_UNDONE);

    private final BatchIntake intake;
    private final Jdbi jdbi;
    private final Citizens citizens;
    private final LockedCases cases;
    private final Clock clock;

    public CitizenNames(BatchIntake intake, Jdbi jdbi, Citizens citizens, LockedCases cases, Clock clock) {
        this.intake = intake;
        this.jdbi = jdbi;
        this.citizens = citizens;
        this.cases = cases;
        this.clock = clock;
    }

    @Incoming("citizen-events")
    @Blocking
    public void take(ConsumerRecords<byte[], byte[]> batch) {
        intake.take("cases-citizens", batch, this::handle);
    }

    private List<Rejection> handle(List<ReceivedEvent> events) {
        List<Rejection> rejected = new ArrayList<>();
        Set<UUID> changed = new HashSet<>();
        for (ReceivedEvent event : events) {
            try {
                CitizenEvent told = EventCodec.read(event.body(), CitizenEvent.class);
                if (told.citizenId() == null) {
                    throw new InvalidInput("/citizenId", "required", "is required");
                }
                if (RENAMING.contains(told.what())) {
                    changed.add(told.citizenId());
                }
            } catch (InvalidInput invalid) {
                rejected.add(Rejection.of(event, "invalid", invalid.getMessage()));
            }
        }
        if (!changed.isEmpty()) {
            rename(citizens.people(NAMES, changed).values());
        }
        return rejected;
    }

    private void rename(Collection<Citizens.Person> people) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        jdbi.useHandle(handle -> people.forEach(person -> {
            List<UUID> outdated = outdated(handle, person);
            if (!outdated.isEmpty()) {
                Map<UUID, LockedCase> locked = cases.lockAll(handle, outdated);
                handle.createUpdate("update cases.case_record set citizen_name = :name where id = any(:ids)")
                        .bind("name", person.name())
                        .bindArray("ids", UUID.class, outdated.toArray())
                        .execute();
                locked.values()
                        .forEach(one -> one.tell(
                                CaseEvent.CITIZEN_CHANGED,
                                null,
                                null,
                                person.id().toString(),
                                now));
                cases.finish(handle, locked.values(), now);
            }
        }));
    }

    private static List<UUID> outdated(Handle handle, Citizens.Person person) {
        return handle.createQuery("select id from cases.case_record"
                        + " where citizen_id = :citizen and citizen_name is distinct from :name::text")
                .bind("citizen", person.id())
                .bind("name", person.name())
                .mapTo(UUID.class)
                .list();
    }
}
