package eus.arreta.webui.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eus.arreta.calendars.CalendarSettings;
import eus.arreta.channelapi.InvalidInput;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Calendars as lines that people type. */
class CalendarFormTest {

    private static CalendarSettings typed(Map<String, String> fields) {
        MultivaluedMap<String, String> form = new MultivaluedHashMap<>();
        form.add("zone", "Europe/Madrid");
        fields.forEach(form::add);
        return CalendarForm.settings(new AdminForm(form));
    }

    @Test
    void hoursOfADayAreIntervalsHoweverTheyAreParted() {
        CalendarSettings settings = typed(Map.of("hours-mon", " 09:00-14:00,16:00–19:00 ", "hours-tue", "22:00-06:00"));
        assertThat(settings.hours())
                .isEqualTo(Map.of(
                        "mon", List.of(List.of("09:00", "14:00"), List.of("16:00", "19:00")),
                        "tue", List.of(List.of("22:00", "06:00"))));
        assertThat(CalendarForm.hours(settings, DayOfWeek.MONDAY)).isEqualTo("09:00-14:00, 16:00-19:00");
        assertThat(CalendarForm.hours(settings, DayOfWeek.SUNDAY)).isEmpty();
    }

    @Test
    void specialHoursAreWrittenAsTheyAreRead() {
        String lines = "2026-08-01 2026-08-15\n2026-06-15 2026-06-19 1 08:00-15:00 5 08:00-14:00";
        CalendarSettings settings = typed(Map.of("special", lines, "holidays", "2026-07-31\n\n2026-08-21"));
        assertThat(CalendarForm.special(settings)).isEqualTo(lines);
        assertThat(settings.holidays()).containsExactly(LocalDate.of(2026, 7, 31), LocalDate.of(2026, 8, 21));
        CalendarSettings range = typed(Map.of("special", "2026-06-15 2026-09-15 1-3 08:00-15:00"));
        assertThat(CalendarForm.special(range))
                .isEqualTo("2026-06-15 2026-09-15 1 08:00-15:00 2 08:00-15:00 3 08:00-15:00");
        CalendarSettings each = typed(Map.of("special", "2026-12-24 2026-12-24 09:00-12:00"));
        assertThat(each.special().get(0).hours()).hasSize(7);
    }

    @Test
    void whatIsNoDateIsRefusedByItsField() {
        assertThatThrownBy(() -> typed(Map.of("holidays", "31/07/2026")))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        invalid -> assertThat(invalid.errors().get(0).pointer()).isEqualTo("/holidays"));
        assertThatThrownBy(() -> typed(Map.of("special", "2026-07-31"))).isInstanceOf(InvalidInput.class);
    }
}
