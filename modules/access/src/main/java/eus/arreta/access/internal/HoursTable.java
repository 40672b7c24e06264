package eus.arreta.access.internal;

import eus.arreta.access.WorkingHours;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** The working hours of users in the database. */
@ApplicationScoped
public class HoursTable {

    private final Jdbi jdbi;

    public HoursTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** By user; who isn't one is absent. */
    public Map<UUID, WorkingHours> of(Collection<UUID> users) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select id, hours, on_duty from access.account_user where id = any(:ids)")
                        .bindArray("ids", UUID.class, users.toArray())
                        .map((row, context) -> Map.entry(
                                row.getObject("id", UUID.class),
                                new WorkingHours(row.getString("hours"), row.getBoolean("on_duty"))))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** @return whether there is such a user */
    public boolean set(UUID user, WorkingHours hours) {
        return jdbi.withHandle(handle -> handle.createUpdate(
                                "update access.account_user set hours = :hours, on_duty = :duty where id = :id")
                        .bind("id", user)
                        .bind("hours", hours.calendar())
                        .bind("duty", hours.onDuty())
                        .execute())
                == 1;
    }
}
