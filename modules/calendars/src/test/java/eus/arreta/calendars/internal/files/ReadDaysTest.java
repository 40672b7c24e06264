package eus.arreta.calendars.internal.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eus.arreta.calendars.HolidayList;
import eus.arreta.http.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ReadDaysTest {

    private static byte[] calendar(String... events) {
        String all = Arrays.stream(events)
                .map(event -> "BEGIN:VEVENT\r\nUID:" + event.hashCode() + "\r\nDTSTAMP:20260101T000000Z\r\n" + event
                        + "\r\nEND:VEVENT\r\n")
                .collect(Collectors.joining());
        return ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y\r\n" + all + "END:VCALENDAR\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static java.util.List<String> dates(ReadDays read) {
        return read.days().stream().map(day -> day.date().toString()).toList();
    }

    @Test
    void allDayEventsAreDaysAndTheirEndIsNotOne() {
        ReadDays read = IcalendarDays.read(
                calendar(
                        "DTSTART;VALUE=DATE:20270325\r\nDTEND;VALUE=DATE:20270327\r\nSUMMARY:Aste Santua",
                        "DTSTART;VALUE=DATE:20270719\r\nSUMMARY;LANGUAGE=eu:San Jose\r\nSUMMARY;LANGUAGE=es:San José"),
                2027);
        assertThat(dates(read)).containsExactly("2027-03-25", "2027-03-26", "2027-07-19");
        assertThat(read.days().get(2).names()).containsEntry("eu", "San Jose").containsEntry("es", "San José");
        assertThat(read.rejected()).isEmpty();
    }

    @Test
    void whatRecursIsFoundInTheYearThatIsWanted() {
        byte[] file = calendar("DTSTART;VALUE=DATE:20100731\r\nRRULE:FREQ=YEARLY\r\nSUMMARY:San Ignacio");
        assertThat(dates(IcalendarDays.read(file, 2027))).contains("2027-07-31").doesNotContain("2028-07-31");
    }

    @Test
    void anEventWithATimeOfDayIsNoHoliday() {
        ReadDays read = IcalendarDays.read(calendar("DTSTART:20270325T090000Z\r\nSUMMARY:Meeting"), 2027);
        assertThat(read.days()).isEmpty();
        assertThat(read.rejected()).singleElement().satisfies(one -> assertThat(one.field())
                .isEqualTo("DTSTART"));
        assertThatThrownBy(() ->
                        IcalendarDays.read("BEGIN:VCALENDAR\r\nEND:VCALENDAR".getBytes(StandardCharsets.UTF_8), 2027))
                .isInstanceOf(Problem.class);
    }

    @Test
    void csvHasDatesAndNamesInAnyOrderAndSaysWhichLineIsBad() {
        ReadDays read = CsvDays.read("\uFEFFname_eu;date;name\r\nSan Jose;2027-03-19;San José\r\nx;19/03/2027;y\r\n"
                .getBytes(StandardCharsets.UTF_8));
        assertThat(dates(read)).containsExactly("2027-03-19");
        assertThat(read.days()).extracting(HolidayList.Day::names).first().satisfies(names -> assertThat(names)
                .containsEntry("eu", "San Jose")
                .containsEntry("es", "San José"));
        assertThat(read.rejected()).singleElement().satisfies(one -> assertThat(one.line())
                .isEqualTo(3));
        assertThatThrownBy(() -> CsvDays.read("day\n2027-01-01".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> CsvDays.read("date,name\n2027-01-01,\"x".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> CsvDays.read(new byte[] {'d', (byte) 0xe9})).isInstanceOf(Problem.class);
    }
}
