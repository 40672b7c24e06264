package eus.arreta.calendars.internal;

import com.fasterxml.jackson.databind.JsonNode;
import eus.arreta.calendars.CalendarSettings;
import eus.arreta.calendars.DaysOff;
import eus.arreta.calendars.OpenInterval;
import eus.arreta.calendars.OpeningHours;
import eus.arreta.calendars.SpecialHours;
import eus.arreta.calendars.internal.holidays.Region;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.channelapi.InvalidInput.FieldError;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads what an administrator says of a calendar, with everything that is wrong with it. */
public final class SettingsCheck {

    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");
    private static final int MOST_HOLIDAYS = 5_000;
    private static final int MOST_SPECIAL = 500;

    private final List<FieldError> errors = new ArrayList<>();

    private SettingsCheck() {}

    /** A calendar's settings as what they mean. */
    public record Read(ZoneId zone, OpeningHours hours, List<SpecialHours> special, DaysOff ownDays, String region) {}

    /** @throws InvalidInput when it is no slug */
    public static String id(String id) {
        if (id == null || !SLUG.matcher(id).matches()) {
            throw new InvalidInput("/id", "invalid", "has 1 to 60 lower-case letters, digits and hyphens");
        }
        return id;
    }

    /** @throws InvalidInput with everything that is wrong */
    public static Read read(CalendarSettings settings) {
        SettingsCheck check = new SettingsCheck();
        ZoneId zone = check.zone(settings.zone());
        OpeningHours hours = check.hours(settings.hours(), "/hours");
        List<SpecialHours> special = check.special(settings.special());
        check.most(settings.holidays().size(), MOST_HOLIDAYS, "/holidays");
        if (settings.region() != null && !Region.isKnown(settings.region())) {
            check.errors.add(new FieldError("/region", "unknown", "is no region of which holidays are known"));
        }
        if (!check.errors.isEmpty()) {
            throw new InvalidInput(check.errors);
        }
        Set<LocalDate> own = new LinkedHashSet<>(settings.holidays());
        return new Read(zone, hours, special, DaysOff.of(own), settings.region());
    }

    private ZoneId zone(String zone) {
        try {
            return ZoneId.of(zone == null ? "" : zone);
        } catch (DateTimeException none) {
            errors.add(new FieldError("/zone", "invalid", "is no time zone such as Europe/Madrid"));
            return null;
        }
    }

    private OpeningHours hours(Map<String, List<List<String>>> hours, String pointer) {
        try {
            return OpeningHours.parse(hours, pointer);
        } catch (InvalidInput invalid) {
            errors.addAll(invalid.errors());
            return OpeningHours.NONE;
        }
    }

    private List<SpecialHours> special(List<CalendarSettings.Special> wanted) {
        most(wanted.size(), MOST_SPECIAL, "/special");
        List<SpecialHours> read = new ArrayList<>();
        for (int at = 0; at < wanted.size(); at++) {
            CalendarSettings.Special one = wanted.get(at);
            String place = "/special/" + at;
            if (one == null
                    || one.from() == null
                    || one.to() == null
                    || one.to().isBefore(one.from())) {
                errors.add(new FieldError(
                        place, "invalid", "has a first day from and a last day to that isn't before it"));
            } else {
                read.add(new SpecialHours(one.from(), one.to(), specialHours(one.hours(), place + "/hours")));
            }
        }
        return read;
    }

    private OpeningHours specialHours(JsonNode hours, String place) {
        if (hours == null || hours.isNull()) {
            return OpeningHours.NONE;
        }
        if (hours.isArray()) {
            List<OpenInterval> each = hours(Map.of("mon", intervals(hours)), place).days().values().stream()
                    .findFirst()
                    .orElse(List.of());
            return OpeningHours.daily(each);
        }
        Map<String, List<List<String>>> words = new LinkedHashMap<>();
        hours.properties().forEach(day -> words.put(day.getKey(), intervals(day.getValue())));
        return hours(words, place);
    }

    private static List<List<String>> intervals(JsonNode list) {
        List<List<String>> intervals = new ArrayList<>();
        list.forEach(interval -> {
            List<String> times = new ArrayList<>();
            interval.forEach(time -> times.add(time.asText()));
            intervals.add(times);
        });
        return intervals;
    }

    private void most(int count, int most, String pointer) {
        if (count > most) {
            errors.add(new FieldError(pointer, "too-many", "has at most " + most));
        }
    }
}
