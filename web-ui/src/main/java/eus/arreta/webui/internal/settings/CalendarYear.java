package eus.arreta.webui.internal.settings;

import eus.arreta.calendars.Calendars;
import eus.arreta.calendars.DayOff;
import eus.arreta.calendars.DayPlan;
import eus.arreta.webui.internal.text.CalendarTexts;
import eus.arreta.webui.internal.text.Language;
import eus.arreta.webui.internal.text.Moments;
import eus.arreta.webui.internal.text.Wording;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A year of a calendar, month by month. */
final class CalendarYear {

    private static final int DAYS_A_WEEK = 7;

    private final Language language;
    private final CalendarTexts texts;
    private final Moments moments;

    CalendarYear(Wording wording, Moments moments) {
        this.language = wording.language();
        this.texts = wording.calendar();
        this.moments = moments;
    }

    List<String> weekdays() {
        return Arrays.stream(DayOfWeek.values())
                .map(day -> day.getDisplayName(TextStyle.SHORT, language.dates()))
                .toList();
    }

    String weekday(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL_STANDALONE, language.dates());
    }

    CalendarViews.Year view(Calendars.Year year, String path) {
        String number = String.valueOf(year.year());
        return new CalendarViews.Year(
                texts.yearView(number),
                path + "?year=" + (year.year() - 1),
                path + "?year=" + (year.year() + 1),
                year.published() ? null : texts.notPublished(number),
                Arrays.stream(Month.values()).map(month -> month(year, month)).toList(),
                year.days().stream()
                        .filter(day -> day.holiday() != null)
                        .map(this::holiday)
                        .toList());
    }

    private CalendarViews.Month month(Calendars.Year year, Month month) {
        List<CalendarViews.Cell> cells = new ArrayList<>();
        List<DayPlan> days = year.days().stream()
                .filter(day -> day.date().getMonth() == month)
                .toList();
        for (int blank = days.get(0).date().getDayOfWeek().getValue(); blank > 1; blank--) {
            cells.add(new CalendarViews.Cell("", "", "", ""));
        }
        days.forEach(day -> cells.add(cell(day)));
        while (cells.size() % DAYS_A_WEEK != 0) {
            cells.add(new CalendarViews.Cell("", "", "", ""));
        }
        List<List<CalendarViews.Cell>> weeks = new ArrayList<>();
        for (int at = 0; at < cells.size(); at += DAYS_A_WEEK) {
            weeks.add(List.copyOf(cells.subList(at, at + DAYS_A_WEEK)));
        }
        return new CalendarViews.Month(month.getDisplayName(TextStyle.FULL_STANDALONE, language.dates()), weeks);
    }

    private CalendarViews.Cell cell(DayPlan day) {
        String number = String.valueOf(day.date().getDayOfMonth());
        if (day.holiday() != null) {
            return new CalendarViews.Cell(number, texts.holidayMark(), "off", name(day.holiday()));
        }
        String open =
                day.open().stream().map(one -> one.from() + "–" + one.to()).collect(Collectors.joining(", "));
        if (day.special()) {
            return new CalendarViews.Cell(
                    number, texts.specialMark(), "special", open.isEmpty() ? texts.closed() : open);
        }
        return open.isEmpty()
                ? new CalendarViews.Cell(number, "–", "shut", texts.closed())
                : new CalendarViews.Cell(number, "", "open", open);
    }

    private String name(DayOff holiday) {
        String name = holiday.name(language.code());
        String known = name == null ? texts.own() : name;
        return holiday.published() ? known : known + " (" + texts.forecast() + ")";
    }

    private CalendarViews.Holiday holiday(DayPlan day) {
        DayOff holiday = day.holiday();
        String source = holiday.published() ? holiday.reference() : texts.forecast();
        String region = holiday.region() == null ? "" : holiday.region();
        return new CalendarViews.Holiday(
                moments.day(day.date(), language),
                name(holiday),
                source == null ? region : region.isEmpty() ? source : region + " · " + source);
    }
}
