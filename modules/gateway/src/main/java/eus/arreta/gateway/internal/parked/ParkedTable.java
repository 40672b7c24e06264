package eus.arreta.gateway.internal.parked;

import eus.arreta.gateway.ParkedEvent;
import eus.arreta.http.Cursor;
import eus.arreta.http.Page;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** What could not be read, for thirty days and up to so many of each account. */
@ApplicationScoped
public class ParkedTable {

    private static final Duration KEPT = Duration.ofDays(30);
    /** Of one account: whoever sends nonsense without end fills nobody's disk. */
    private static final int MOST = 1_000;

    private static final String COLUMNS = "id, account_id, kind, parked_at, length(raw) as size, tries";

    private final Jdbi jdbi;
    private final Clock clock;

    public ParkedTable(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** Keeps one, once; beyond the most of an account nothing more is kept until somebody has tidied up. */
    public void keep(UUID id, UUID accountId, String kind, String raw) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into gateway.parked (id, account_id, kind, raw, parked_at)
                        select :id, :account, :kind, :raw, :now
                        where (select count(*) from (
                            select 1 from gateway.parked where account_id = :account limit :most) as kept) < :most
                        on conflict (id) do nothing""")
                .bind("id", id)
                .bind("account", accountId)
                .bind("kind", kind)
                .bind("raw", raw)
                .bind("now", clock.instant())
                .bind("most", MOST)
                .execute());
    }

    /** By index parked_by_time. */
    public Page<ParkedEvent> list(UUID accountId, Integer limit, String after) {
        int most = Page.limit(limit);
        Cursor cursor = after == null ? null : Cursor.parse(after, 2);
        String sql = "select " + COLUMNS + " from gateway.parked where true"
                + (accountId == null ? "" : " and account_id = :account")
                + (cursor == null ? "" : " and (parked_at, id) < (:at, :id)")
                + " order by parked_at desc, id desc limit :limit";
        List<ParkedEvent> found = jdbi.withHandle(handle -> {
            var query = handle.createQuery(sql).bind("limit", most + 1);
            if (accountId != null) {
                query.bind("account", accountId);
            }
            if (cursor != null) {
                query.bind("at", cursor.instant(0)).bind("id", cursor.id(1));
            }
            return query.map((row, context) -> read(row, null)).list();
        });
        return Page.of(found, most, last -> Cursor.of(last.at(), last.id()));
    }

    public Optional<ParkedEvent> find(UUID id) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select " + COLUMNS + ", raw from gateway.parked where id = :id")
                        .bind("id", id)
                        .map((row, context) -> read(row, row.getString("raw")))
                        .findOne());
    }

    public void tried(UUID id) {
        jdbi.useHandle(handle -> handle.createUpdate("update gateway.parked set tries = tries + 1 where id = :id")
                .bind("id", id)
                .execute());
    }

    public void remove(UUID id) {
        jdbi.useHandle(handle -> handle.createUpdate("delete from gateway.parked where id = :id")
                .bind("id", id)
                .execute());
    }

    @Scheduled(every = "1h", delayed = "7m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        jdbi.useHandle(handle -> handle.createUpdate("delete from gateway.parked where parked_at < :then")
                .bind("then", clock.instant().minus(KEPT))
                .execute());
    }

    private static ParkedEvent read(ResultSet row, String raw) throws SQLException {
        return new ParkedEvent(
                row.getObject("id", UUID.class),
                row.getObject("account_id", UUID.class),
                row.getString("kind"),
                row.getTimestamp("parked_at").toInstant(),
                row.getInt("size"),
                row.getInt("tries"),
                raw);
    }
}
