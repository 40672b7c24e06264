package eus.arreta.catalogue.internal;

import eus.arreta.catalogue.Body;
import eus.arreta.events.EventCodec;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Competent bodies in the database. */
@ApplicationScoped
public class BodyTable {

    private static final String WRITE = """
            insert into catalogue.body (code, names, dir3, forward_to, queue, active, version)
            select code, names, dir3, "forwardTo", queue, active, 0
            from jsonb_to_recordset(:rows::jsonb)
                as wanted (code text, names jsonb, dir3 text, "forwardTo" text, queue text, active boolean)
            on conflict (code) do update set names = excluded.names, dir3 = excluded.dir3,
                forward_to = excluded.forward_to, queue = excluded.queue, active = excluded.active,
                version = body.version + 1""";

    private final Jdbi jdbi;

    public BodyTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public Optional<Body> find(String code) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from catalogue.body where code = :code")
                .bind("code", code)
                .map((row, context) -> read(row))
                .findOne());
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

    /** Every body, by code. */
    public List<Body> all() {
        return jdbi.withHandle(handle -> handle.createQuery("select * from catalogue.body order by code")
                .map((row, context) -> read(row))
                .list());
    }

    /** Makes or replaces bodies, in one statement. */
    public void write(List<Body> bodies) {
        if (!bodies.isEmpty()) {
            jdbi.useHandle(handle -> handle.createUpdate(WRITE)
                    .bind("rows", EventCodec.write(bodies))
                    .execute());
        }
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
