package eus.arreta.webui.internal.text;

import eus.arreta.channelapi.InvalidInput;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Times as people read them: in the office's zone and in their language. */
@ApplicationScoped
public class Moments {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final ZoneId zone;
    private final Clock clock;

    public Moments(@ConfigProperty(name = "arreta.zone", defaultValue = "Europe/Madrid") ZoneId zone, Clock clock) {
        this.zone = zone;
        this.clock = clock;
    }

    /** The day on which it was. */
    public LocalDate dayOf(Instant at) {
        return LocalDate.ofInstant(at, zone);
    }

    /** Whether it was before now. */
    public boolean isPast(Instant at) {
        return at.isBefore(clock.instant());
    }

    /** Such as {@code 09:42}. */
    public String time(Instant at) {
        return TIME.format(at.atZone(zone));
    }

    /** As short as it is clear: the time today, "yesterday", the day in this year, else the date. */
    public String brief(Instant at, Wording wording) {
        LocalDate day = dayOf(at);
        LocalDate today = dayOf(clock.instant());
        if (day.equals(today)) {
            return time(at);
        }
        if (day.equals(today.minusDays(1))) {
            return wording.work().yesterday();
        }
        Language language = wording.language();
        DateTimeFormatter form = day.getYear() == today.getYear()
                ? DateTimeFormatter.ofPattern(language.dayAndMonth(), language.dates())
                : DateTimeFormatter.ofLocalizedDate(FormatStyle.SHORT).withLocale(language.dates());
        return form.format(day);
    }

    /** The day in full, with its weekday. */
    public String day(LocalDate day, Language language) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
                .withLocale(language.dates())
                .format(day);
    }

    /** A day, in the middle length. */
    public String date(LocalDate day, Language language) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(language.dates())
                .format(day);
    }

    /** Day and time. */
    public String full(Instant at, Language language) {
        return date(dayOf(at), language) + ", " + time(at);
    }

    /**
     * A day and time of the office's zone as a browser sends it, such as {@code 2026-11-24T09:30}.
     *
     * @throws InvalidInput when it is none
     */
    public Instant typed(String text, String pointer) {
        try {
            return java.time.LocalDateTime.parse(text == null ? "" : text)
                    .atZone(zone)
                    .toInstant();
        } catch (java.time.DateTimeException wrong) {
            throw new InvalidInput(pointer, "invalid", "is no day and time");
        }
    }

    /** The time today, day and time otherwise. */
    public String since(Instant at, Wording wording) {
        return dayOf(at).equals(dayOf(clock.instant())) ? time(at) : brief(at, wording) + " " + time(at);
    }
}
