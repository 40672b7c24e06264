package eus.arreta.webui.internal.settings;

import java.util.List;

/** Calendars as administrators are shown them. */
public final class CalendarViews {

    private CalendarViews() {}

    /** One calendar in the list; {@code version} as words. */
    public record Line(String id, String zone, String region, String version) {}

    /** A list of holidays that counts. */
    public record ListLine(String region, String year, String reference) {}

    /** @param next address of those that follow; absent at the end */
    public record Lines(List<Line> items, String next, List<ListLine> lists, String thisYear) {}

    /** The hours of a day of the week, as they are typed. */
    public record Day(String word, String label, String hours) {}

    /**
     * One day of a month.
     *
     * @param number of the day; empty where the month hasn't one
     * @param mark   a letter for what it is; empty for a day as any other
     * @param tone   how it looks: off, special, shut or open
     * @param words  what it is
     */
    public record Cell(String number, String mark, String tone, String words) {}

    /** A month as it hangs on a wall. */
    public record Month(String name, List<List<Cell>> weeks) {}

    /** A holiday of the year with where it was published. */
    public record Holiday(String day, String name, String source) {}

    /**
     * A year.
     *
     * @param warning that its holidays are a forecast; absent when they aren't
     */
    public record Year(
            String title, String earlier, String later, String warning, List<Month> months, List<Holiday> holidays) {}

    /**
     * A calendar, or what a new one is made from.
     *
     * @param id       empty for a new one
     * @param weekdays short names of the days, Monday first
     * @param year     absent for a new one
     */
    public record Open(
            String id,
            String zone,
            String region,
            List<Day> days,
            String holidays,
            String special,
            int version,
            String versionWords,
            List<String> weekdays,
            Year year) {}

    /** What comes, or came, of a list: a line for each thing. */
    public record Checked(List<String> lines) {}
}
