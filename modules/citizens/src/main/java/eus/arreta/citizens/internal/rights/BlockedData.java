package eus.arreta.citizens.internal.rights;

import eus.arreta.access.Actor;
import eus.arreta.access.Audit;
import eus.arreta.access.SecretBox;
import eus.arreta.citizens.DataRights.Blocked;
import eus.arreta.http.Cursor;
import eus.arreta.http.Page;
import eus.arreta.http.Problem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * What may not be destroyed yet lies here and nowhere else: as the export that it would have been, in sealed pieces, so that
 * no list and no search can come upon it. At its term it is destroyed.
 */
@ApplicationScoped
public class BlockedData {

    private static final String PURPOSE = "blocked-data";
    private static final int PIECE = 512 * 1024;
    private static final int AT_ONCE = 100;
    private static final Actor RIGHTS = Actor.system("data-rights");
    private static final String COLUMNS = "kept.id, kept.erasure_id, kept.case_number, kept.until, kept.rule,"
            + " case when hold.released_at is null then kept.hold_id end as hold_id, kept.blocked_at, kept.destroyed_at";
    private static final String FROM =
            " from citizens.blocked kept left join citizens.hold hold on hold.id = kept.hold_id";

    private final Jdbi jdbi;
    private final SecretBox box;
    private final Audit audit;
    private final Clock clock;

    public BlockedData(Jdbi jdbi, SecretBox box, Audit audit, Clock clock) {
        this.jdbi = jdbi;
        this.box = box;
        this.audit = audit;
        this.clock = clock;
    }

    /** Where an export goes that is blocked, in the transaction of the erasure. */
    OutputStream pieces(Handle handle, UUID blockedId) {
        return new OutputStream() {
            private final byte[] piece = new byte[PIECE];
            private int filled;
            private int no;

            @Override
            public void write(int one) {
                write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                int done = 0;
                while (done < length) {
                    int part = Math.min(length - done, PIECE - filled);
                    System.arraycopy(bytes, from + done, piece, filled, part);
                    filled += part;
                    done += part;
                    if (filled == PIECE) {
                        keep();
                    }
                }
            }

            private void keep() {
                handle.createUpdate("insert into citizens.blocked_piece (blocked_id, no, sealed)"
                                + " values (:id, :no, :sealed)")
                        .bind("id", blockedId)
                        .bind("no", no)
                        .bind("sealed", box.seal(PURPOSE, Arrays.copyOf(piece, filled)))
                        .execute();
                no++;
                filled = 0;
            }

            @Override
            public void close() {
                if (filled > 0) {
                    keep();
                }
            }
        };
    }

    public void require(UUID id) {
        boolean kept = jdbi.withHandle(handle -> handle.createQuery(
                        "select exists (select 1 from citizens.blocked where id = :id and destroyed_at is null)")
                .bind("id", id)
                .mapTo(boolean.class)
                .one());
        if (!kept) {
            throw Problem.notFound("blocked data");
        }
    }

    public void read(UUID id, OutputStream to) throws IOException {
        Optional<byte[]> piece = piece(id, 0);
        for (int no = 1; piece.isPresent(); no++) {
            to.write(box.openBytes(PURPOSE, piece.get()));
            piece = piece(id, no);
        }
    }

    private Optional<byte[]> piece(UUID id, int no) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select sealed from citizens.blocked_piece where blocked_id = :id and no = :no")
                .bind("id", id)
                .bind("no", no)
                .mapTo(byte[].class)
                .findOne());
    }

    public Page<Blocked> list(Integer limit, String after) {
        int size = Page.limit(limit);
        Cursor from = after == null ? null : Cursor.parse(after, 2);
        List<Blocked> rows = jdbi.withHandle(handle -> handle.createQuery("select " + COLUMNS + FROM
                        + (from == null ? "" : " where (kept.blocked_at, kept.id) < (:at, :id)")
                        + " order by kept.blocked_at desc, kept.id desc limit :limit")
                .bindMap(from == null ? Map.of() : Map.of("at", from.instant(0), "id", from.id(1)))
                .bind("limit", size + 1)
                .map((row, context) -> read(row))
                .list());
        return Page.of(rows, size, kept -> Cursor.of(kept.blockedAt(), kept.id()));
    }

    List<Blocked> of(Handle handle, List<UUID> erasures) {
        return handle.createQuery(
                        "select " + COLUMNS + FROM + " where kept.erasure_id = any(:erasures) order by kept.id")
                .bindArray("erasures", UUID.class, erasures.toArray())
                .map((row, context) -> read(row))
                .list();
    }

    private static Blocked read(ResultSet row) throws SQLException {
        return new Blocked(
                row.getObject("id", UUID.class),
                row.getObject("erasure_id", UUID.class),
                row.getString("case_number"),
                instant(row.getTimestamp("until")),
                row.getString("rule"),
                row.getObject("hold_id", UUID.class),
                row.getTimestamp("blocked_at").toInstant(),
                instant(row.getTimestamp("destroyed_at")));
    }

    private static Instant instant(Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    /** Destroys what has come to its term and is held by nothing. Any number of replicas may do it at once. */
    @Scheduled(
            every = "${arreta.rights.every:1h}",
            delayed = "3m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    public void destroyWhatIsDue() {
        List<UUID> destroyed;
        do {
            destroyed = QuarkusTransaction.requiringNew().call(() -> jdbi.withHandle(this::destroy));
        } while (destroyed.size() == AT_ONCE);
    }

    private List<UUID> destroy(Handle handle) {
        Instant now = clock.instant();
        List<UUID> due = new ArrayList<>(handle.createQuery("select kept.id" + FROM
                        + " where kept.destroyed_at is null and coalesce(kept.until, '-infinity') <= :now"
                        + " and (kept.hold_id is null or hold.released_at is not null)"
                        + " order by kept.id limit :limit for update of kept skip locked")
                .bind("now", now)
                .bind("limit", AT_ONCE)
                .mapTo(UUID.class)
                .list());
        handle.createUpdate("delete from citizens.blocked_piece where blocked_id = any(:ids)")
                .bindArray("ids", UUID.class, due.toArray())
                .execute();
        handle.createUpdate("update citizens.blocked set destroyed_at = :now where id = any(:ids)")
                .bind("now", now)
                .bindArray("ids", UUID.class, due.toArray())
                .execute();
        due.forEach(id -> audit.record(RIGHTS, "blocked-data-destroyed", "blocked:" + id, null, null));
        return due;
    }
}
