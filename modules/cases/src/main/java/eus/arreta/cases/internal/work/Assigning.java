package eus.arreta.cases.internal.work;

import eus.arreta.access.Actor;
import eus.arreta.cases.CaseEvent;
import eus.arreta.cases.internal.following.Notifications;
import eus.arreta.cases.internal.restriction.Audience;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.staff.Agent;
import eus.arreta.staff.Staff;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Gives cases to agents and queues. */
@ApplicationScoped
public class Assigning {

    private final Jdbi jdbi;
    private final LockedCases cases;
    private final Staff staff;
    private final Audience audience;
    private final Notifications notifications;
    private final Clock clock;

    public Assigning(
            Jdbi jdbi, LockedCases cases, Staff staff, Audience audience, Notifications notifications, Clock clock) {
        this.jdbi = jdbi;
        this.cases = cases;
        this.staff = staff;
        this.audience = audience;
        this.notifications = notifications;
        this.clock = clock;
    }

    public void assign(Actor actor, String number, UUID agent, String queue, Integer version) {
        if (queue != null && staff.queue(actor, queue).isEmpty()) {
            throw new InvalidInput("/queue", "invalid", "is no active queue");
        }
        Optional<Agent> assignee = agent == null
                ? Optional.empty()
                : Optional.of(staff.agent(actor, agent)
                        .orElseThrow(() -> new InvalidInput("/agent", "invalid", "is no active agent")));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        jdbi.useHandle(handle -> {
            LockedCase locked = cases.lock(handle, actor, number, version);
            if (agent != null
                    && audience.among(actor, locked.view(), List.of(agent), now).isEmpty()) {
                throw new InvalidInput("/agent", "not-allowed-to-see", "may not see this restricted case");
            }
            String word = assignee.map(one -> "assigned:" + one.name()).orElse("unassigned");
            if (queue != null && !queue.equals(locked.view().queue())) {
                cases.entry(handle, locked, "event", actor, "queue:" + queue, now);
            }
            cases.happened(handle, locked, actor, word, CaseEvent.ASSIGNED, String.valueOf(agent), now);
            handle.createUpdate("update cases.case_record set assignee_id = :agent, assignee_name = :name,"
                            + " queue = coalesce(:queue, queue), version = version + 1 where id = :id")
                    .bind("agent", agent)
                    .bind("name", assignee.map(Agent::name).orElse(null))
                    .bind("queue", queue)
                    .bind("id", locked.id())
                    .execute();
            if (agent != null) {
                notifications.tell(handle, locked.id(), List.of(agent), "assigned", actor, null, now);
            }
            cases.finish(handle, List.of(locked), now);
        });
    }
}
