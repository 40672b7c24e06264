package eus.arreta.catalogue.internal;

import eus.arreta.catalogue.Topic;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.events.EventCodec;
import eus.arreta.http.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Topics in the database. */
@ApplicationScoped
public class TopicTable {

    private final Jdbi jdbi;

    public TopicTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public Optional<Topic> find(String code) {
        return jdbi.withHandle(handle -> find(handle, code, ""));
    }

    private static Optional<Topic> find(Handle handle, String code, String lock) {
        return handle.createQuery("select * from catalogue.topic where code = :code" + lock)
                .bind("code", code)
                .map((row, context) -> read(row))
                .findOne();
    }

    /** By code, which is the primary key. */
    public List<Topic> list(int limit, String after) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from catalogue.topic"
                        + " where :after::text is null or code > :after order by code limit :limit")
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list());
    }

    public Topic put(Topic wanted, Integer version) {
        Names.code(wanted.code());
        Map<String, String> names = Names.check(wanted.names());
        if (wanted.activeFrom() != null
                && wanted.activeTo() != null
                && wanted.activeTo().isBefore(wanted.activeFrom())) {
            throw new InvalidInput("/activeTo", "out-of-range", "is before activeFrom");
        }
        return jdbi.withHandle(handle -> {
            find(handle, wanted.code(), " for update").ifPresent(there -> {
                if (version != null && version != there.version()) {
                    throw Problem.conflict(
                            "stale", "Somebody else has changed this topic meanwhile.", Map.of("current", there));
                }
            });
            handle.createUpdate("""
                            insert into catalogue.topic (code, names, body, active_from, active_to, active, version)
                            values (:code, :names::jsonb, :body, :from, :to, :active, 0)
                            on conflict (code) do update set names = excluded.names, body = excluded.body,
                                active_from = excluded.active_from, active_to = excluded.active_to,
                                active = excluded.active, version = topic.version + 1""")
                    .bind("code", wanted.code())
                    .bind("names", EventCodec.write(names))
                    .bind("body", Names.optional(wanted.body(), "/body"))
                    .bind("from", wanted.activeFrom())
                    .bind("to", wanted.activeTo())
                    .bind("active", wanted.active())
                    .execute();
            return find(handle, wanted.code(), "").orElseThrow();
        });
    }

    public boolean deactivate(String code) {
        return jdbi.withHandle(handle -> handle.createUpdate(
                                "update catalogue.topic set active = false, version = version + 1 where code = :code")
                        .bind("code", code)
                        .execute()
                == 1);
    }

    private static Topic read(ResultSet row) throws SQLException {
        return new Topic(
                row.getString("code"),
                Names.read(row.getString("names")),
                row.getString("body"),
                row.getObject("active_from", LocalDate.class),
                row.getObject("active_to", LocalDate.class),
                row.getBoolean("active"),
                row.getInt("version"));
    }
}
