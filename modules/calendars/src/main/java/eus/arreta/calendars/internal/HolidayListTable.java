package eus.arreta.calendars.internal;

import eus.arreta.calendars.HolidayList;
import eus.arreta.events.EventCodec;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Imported lists of holidays in the database. */
@ApplicationScoped
public class HolidayListTable {

    private final Jdbi jdbi;

    public HolidayListTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Of each year, the list of these regions that counts among those up to a number. */
    public List<HolidayList> counting(List<String> regions, long upto) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select distinct on (region, year) region, year, reference, days
                        from calendars.holiday_list
                        where region = any(:regions) and number <= :upto
                        order by region, year, number desc""")
                .bind("regions", regions.toArray(String[]::new))
                .bind("upto", upto)
                .map((row, context) -> read(row))
                .list());
    }

    /** The lists that count now, by region and year; there are few. */
    public List<HolidayList> all() {
        return jdbi.withHandle(handle ->
                handle.createQuery("""
                        select distinct on (region, year) region, year, reference, days
                        from calendars.holiday_list
                        order by region, year, number desc""").map((row, context) -> read(row)).list());
    }

    /** Adds a list and answers its number. */
    public long add(HolidayList list, Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "insert into calendars.holiday_list (region, year, reference, days, made_at)"
                                + " values (:region, :year, :reference, :days::jsonb, :now) returning number")
                .bind("region", list.region())
                .bind("year", list.year())
                .bind("reference", list.reference())
                .bind("days", EventCodec.write(list.days()))
                .bind("now", now)
                .mapTo(Long.class)
                .one());
    }

    private static HolidayList read(ResultSet row) throws SQLException {
        return new HolidayList(
                row.getString("region"),
                row.getInt("year"),
                row.getString("reference"),
                List.of(EventCodec.read(row.getString("days"), HolidayList.Day[].class)));
    }
}
