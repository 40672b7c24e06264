package eus.arreta.catalogue.internal;

import eus.arreta.catalogue.Body;
import eus.arreta.events.EventCodec;
import eus.arreta.http.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Competent bodies in the database. */
@ApplicationScoped
public class BodyTable {

    private final Jdbi jdbi;

    public BodyTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public Optional<Body> find(String code) {
        return jdbi.withHandle(handle -> find(handle, code, ""));
    }

    private static Optional<Body> find(Handle handle, String code, String lock) {
        return handle.createQuery("select * from catalogue.body where code = :code" + lock)
                .bind("code", code)
                .map((row, context) -> read(row))
                .findOne();
    }

    /** By code, which is the primary key. */
    public List<Body> list(int limit, String after) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from catalogue.body"
                        + " where :after::text is null or code > :after order by code limit :limit")
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list());
    }

    public Body put(Body wanted, Integer version) {
        Names.code(wanted.code());
        Map<String, String> names = Names.check(wanted.names());
        return jdbi.withHandle(handle -> {
            find(handle, wanted.code(), " for update").ifPresent(there -> {
                if (version != null && version != there.version()) {
                    throw Problem.conflict(
                            "stale", "Somebody else has changed this body meanwhile.", Map.of("current", there));
                }
            });
            handle.createUpdate("""
                            insert into catalogue.body (code, names, dir3, forward_to, queue, active, version)
                            values (:code, :names::jsonb, :dir3, :forward, :queue, :active, 0)
                            on conflict (code) do update set names = excluded.names, dir3 = excluded.dir3,
                                forward_to = excluded.forward_to, queue = excluded.queue, active = excluded.active,
                                version = body.version + 1""")
                    .bind("code", wanted.code())
                    .bind("names", EventCodec.write(names))
                    .bind("dir3", Names.optional(wanted.dir3(), "/dir3"))
                    .bind("forward", Names.optional(wanted.forwardTo(), "/forwardTo"))
                    .bind("queue", Names.optional(wanted.queue(), "/queue"))
                    .bind("active", wanted.active())
                    .execute();
            return find(handle, wanted.code(), "").orElseThrow();
        });
    }

    public boolean deactivate(String code) {
        return jdbi.withHandle(handle -> handle.createUpdate(
                                "update catalogue.body set active = false, version = version + 1 where code = :code")
                        .bind("code", code)
                        .execute()
                == 1);
    }

    private static Body read(ResultSet row) throws SQLException {
        return new Body(
                row.getString("code"),
                Names.read(row.getString("names")),
                row.getString("dir3"),
                row.getString("forward_to"),
                row.getString("queue"),
                row.getBoolean("active"),
                row.getInt("version"));
    }
}
