package eus.arreta.access.internal;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import eus.arreta.access.Actor;
import eus.arreta.access.PersonalDataReads.Filter;
import eus.arreta.access.PersonalDataReads.Read;
import eus.arreta.http.Cursor;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Reads of personal data in the database. */
@ApplicationScoped
public class ReadLog {

    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

    private final Jdbi jdbi;
    private final Clock clock;

    public ReadLog(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    public void add(Actor actor, Collection<UUID> citizens, String what, String subject) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into access.personal_data_read
                            (id, at, actor_id, actor_kind, actor_name, citizens, what, subject, reason)
                        values (:id, :at, :actor, :kind, :name, :citizens, :what, :subject, :reason)""")
                .bind("id", IDS.generate())
                .bind("at", clock.instant().truncatedTo(ChronoUnit.MICROS))
                .bind("actor", actor.id())
                .bind("kind", actor.kind().name())
                .bind("name", actor.name())
                .bindArray("citizens", UUID.class, citizens.toArray())
                .bind("what", what)
                .bind("subject", subject)
                .bind("reason", actor.reason())
                .execute());
    }

    /** Newest first, by the index of what is asked for. */
    public List<Read> list(Filter filter, int limit, Cursor after) {
        StringBuilder sql = new StringBuilder("select * from access.personal_data_read where true");
        Map<String, Object> parameters = new HashMap<>();
        if (filter.citizen() != null) {
            sql.append(" and citizens @> array[:citizen]::uuid[]");
            parameters.put("citizen", filter.citizen());
        }
        if (filter.actor() != null) {
            sql.append(" and actor_id = :actor");
            parameters.put("actor", filter.actor());
        }
        if (filter.from() != null) {
            sql.append(" and at >= :from");
            parameters.put("from", filter.from());
        }
        if (after != null) {
            sql.append(" and (at, id) < (:at, :id)");
            parameters.put("at", after.instant(0));
            parameters.put("id", after.id(1));
        }
        sql.append(" order by at desc, id desc limit :limit");
        return jdbi.withHandle(handle -> handle.createQuery(sql.toString())
                .bindMap(parameters)
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list());
    }

    private static Read read(ResultSet row) throws SQLException {
        return new Read(
                row.getObject("id", UUID.class),
                row.getTimestamp("at").toInstant(),
                row.getObject("actor_id", UUID.class),
                Actor.Kind.valueOf(row.getString("actor_kind")),
                row.getString("actor_name"),
                List.of((UUID[]) row.getArray("citizens").getArray()),
                row.getString("what"),
                row.getString("subject"),
                row.getString("reason"));
    }
}
