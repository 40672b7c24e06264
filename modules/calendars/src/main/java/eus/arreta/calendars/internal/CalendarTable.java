package eus.arreta.calendars.internal;

import eus.arreta.calendars.Calendar;
import eus.arreta.calendars.CalendarSettings;
import eus.arreta.events.EventCodec;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Calendars and their versions in the database. */
@ApplicationScoped
public class CalendarTable {

    private static final String NEWEST = """
            select v.* from calendars.calendar c
            join calendars.calendar_version v on v.calendar = c.id and v.version = c.version
            """;

    private static final String RENEW = """
            with affected as (
                select c.id, c.version, v.settings
                from calendars.calendar c
                join calendars.calendar_version v on v.calendar = c.id and v.version = c.version
                where v.settings ->> 'region' = any(:regions)),
            renewed as (
                update calendars.calendar c set version = c.version + 1
                from affected a where a.id = c.id
                returning c.id, c.version, a.settings)
            insert into calendars.calendar_version (calendar, version, settings, lists_upto, made_at)
            select id, version, settings, :upto, :now from renewed
            returning calendar""";

    private final Jdbi jdbi;

    public CalendarTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A version with the number of the last list of holidays that counts in it. */
    public record Stored(Calendar calendar, long listsUpto) {}

    /** Lets no other write begin until this transaction has ended. Call it before anything is read that decides. */
    public void begin() {
        jdbi.useHandle(handle -> handle.execute("update calendars.stamp set stamp = gen_random_uuid()"));
    }

    /** @param version absent for the newest */
    public Optional<Stored> find(String id, Integer version) {
        String sql = version == null
                ? NEWEST + "where c.id = :id"
                : "select v.* from calendars.calendar_version v where v.calendar = :id and v.version = :version";
        return jdbi.withHandle(handle -> {
            var query = handle.createQuery(sql).bind("id", id);
            if (version != null) {
                query.bind("version", version);
            }
            return query.map((row, context) -> read(row)).findOne();
        });
    }

    /** The newest version of each, by id: the primary key. */
    public List<Calendar> list(int limit, String after) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        NEWEST + "where :after::text is null or c.id > :after order by c.id limit :limit")
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> read(row).calendar())
                .list());
    }

    /** The versions of one, newest first. */
    public List<Calendar> versions(String id, int limit, int before) {
        return jdbi.withHandle(handle -> handle.createQuery("select v.* from calendars.calendar_version v"
                        + " where v.calendar = :id and v.version < :before order by v.version desc limit :limit")
                .bind("id", id)
                .bind("before", before)
                .bind("limit", limit)
                .map((row, context) -> read(row).calendar())
                .list());
    }

    /** Adds a version and answers its number. Call it after {@link #begin}. */
    public int add(String id, CalendarSettings settings, Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        with made as (
                            insert into calendars.calendar (id, version) values (:id, 1)
                            on conflict (id) do update set version = calendar.version + 1
                            returning id, version)
                        insert into calendars.calendar_version (calendar, version, settings, lists_upto, made_at)
                        select id, version, :settings::jsonb,
                            coalesce((select max(number) from calendars.holiday_list), 0), :now
                        from made
                        returning version""")
                .bind("id", id)
                .bind("settings", EventCodec.write(settings))
                .bind("now", now)
                .mapTo(Integer.class)
                .one());
    }

    /** Makes a new version of each calendar of these regions, in which lists up to this number count. Answers their ids. */
    public List<String> renew(List<String> regions, long upto, Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery(RENEW)
                .bind("regions", regions.toArray(String[]::new))
                .bind("upto", upto)
                .bind("now", now)
                .mapTo(String.class)
                .list());
    }

    /** The calendars of these regions. */
    public List<String> ofRegions(List<String> regions) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select c.id from calendars.calendar c
                        join calendars.calendar_version v on v.calendar = c.id and v.version = c.version
                        where v.settings ->> 'region' = any(:regions) order by c.id""")
                .bind("regions", regions.toArray(String[]::new))
                .mapTo(String.class)
                .list());
    }

    private static Stored read(ResultSet row) throws SQLException {
        return new Stored(
                new Calendar(
                        row.getString("calendar"),
                        row.getInt("version"),
                        EventCodec.read(row.getString("settings"), CalendarSettings.class),
                        row.getObject("made_at", OffsetDateTime.class).toInstant()),
                row.getLong("lists_upto"));
    }
}
