package eus.arreta.calendars.internal.api;

import eus.arreta.calendars.BusinessCalendar;
import eus.arreta.calendars.LegalDeadline;
import eus.arreta.calendars.LegalSpan;
import eus.arreta.calendars.LegalTime;
import eus.arreta.calendars.LegalUnit;
import eus.arreta.channelapi.InvalidInput;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is asked of {@code POST /api/calendars/{id}/deadline}: a start and one unit with its count. */
public record DeadlineAsked(
        String start,
        BigDecimal minutes,
        BigDecimal hours,
        BigDecimal workingDays,
        BigDecimal naturalDays,
        BigDecimal months,
        BigDecimal years,
        Boolean filing,
        List<String> also,
        String scope) {

    private static final BigDecimal MICROS_A_MINUTE = BigDecimal.valueOf(60_000_000);
    private static final BigDecimal MOST_MINUTES = BigDecimal.valueOf(60L * 24 * 366 * BusinessCalendar.MOST_YEARS);

    public DeadlineAsked {
        also = also == null ? List.of() : List.copyOf(also);
    }

    /** @throws InvalidInput when not exactly one unit is given, or what is given doesn't go together */
    void check() {
        int units = legal().size() + (minutes == null ? 0 : 1) + (isFiling() ? 1 : 0);
        if (units != 1) {
            throw new InvalidInput(
                    "",
                    "one-unit",
                    "Give exactly one of minutes, hours, workingDays, naturalDays, months, years, filing.");
        }
        if (scope != null && !scope.equals("registry")) {
            throw new InvalidInput("/scope", "invalid", "is not registry");
        }
        // Art. 31.3: a registry has one calendar, and the rule of two places doesn't hold for it.
        if (!also.isEmpty() && (scope != null || isFiling())) {
            throw new InvalidInput("/also", "not-for-registry", "is not for a registry, which has one calendar only");
        }
        if (!also.isEmpty() && minutes != null) {
            throw new InvalidInput("/also", "not-for-minutes", "is for legal deadlines, not for business time");
        }
    }

    boolean isBusiness() {
        return minutes != null;
    }

    private boolean isFiling() {
        return Boolean.TRUE.equals(filing);
    }

    private Map<LegalUnit, BigDecimal> legal() {
        Map<LegalUnit, BigDecimal> given = new LinkedHashMap<>();
        given.put(LegalUnit.HOURS, hours);
        given.put(LegalUnit.WORKING_DAYS, workingDays);
        given.put(LegalUnit.NATURAL_DAYS, naturalDays);
        given.put(LegalUnit.MONTHS, months);
        given.put(LegalUnit.YEARS, years);
        given.values().removeIf(java.util.Objects::isNull);
        return given;
    }

    /** @throws InvalidInput when the start can't be read, or the count is none */
    LegalDeadline of(LegalTime time, ZoneId zone) {
        if (isFiling()) {
            return time.filing(start(zone, false));
        }
        LegalUnit unit = legal().keySet().iterator().next();
        int count;
        try {
            count = legal().get(unit).intValueExact();
        } catch (ArithmeticException notWhole) {
            throw new InvalidInput("/" + unit.word(), "invalid", "is no whole number");
        }
        return time.count(start(zone, unit != LegalUnit.HOURS), unit, count);
    }

    /** @throws InvalidInput as above; {@link eus.arreta.http.Problem} as the calendar says */
    LegalDeadline of(BusinessCalendar business) {
        if (minutes.signum() < 0 || minutes.compareTo(MOST_MINUTES) > 0) {
            throw new InvalidInput("/minutes", "out-of-range", "is not between 0 and " + MOST_MINUTES.toPlainString());
        }
        Instant from = start(business.zone(), false);
        Duration time = Duration.ofNanos(minutes.multiply(MICROS_A_MINUTE).longValue() * 1_000);
        Instant due = business.add(from, time);
        return new LegalDeadline(due, null, adding(business.spans(from, due)), Set.of());
    }

    /** The last open part takes what rounding left, so that the parts add up to what was asked for. */
    private List<LegalSpan> adding(List<LegalSpan> spans) {
        List<LegalSpan> exact = new ArrayList<>(spans);
        BigDecimal told = BigDecimal.ZERO;
        for (int at = 0; at < exact.size(); at++) {
            LegalSpan span = exact.get(at);
            if (at == exact.size() - 1 && span.kind() == LegalSpan.Kind.OPEN) {
                exact.set(
                        at,
                        new LegalSpan(
                                span.from(),
                                span.to(),
                                span.kind(),
                                minutes.subtract(told),
                                span.first(),
                                span.last(),
                                null,
                                null));
            }
            told = told.add(span.counted());
        }
        return exact;
    }

    private Instant start(ZoneId zone, boolean dateAllowed) {
        return instant(start, zone, dateAllowed || isFiling(), "/start");
    }

    static Instant instant(String text, ZoneId zone, boolean dateAllowed, String pointer) {
        try {
            return OffsetDateTime.parse(text == null ? "" : text).toInstant();
        } catch (DateTimeException noInstant) {
            if (dateAllowed) {
                try {
                    return LocalDate.parse(text == null ? "" : text)
                            .atStartOfDay(zone)
                            .toInstant();
                } catch (DateTimeException noDate) {
                    throw new InvalidInput(
                            pointer,
                            "invalid",
                            "is neither a date such as 2026-03-02 nor an instant such as 2026-03-02T10:00:00+01:00");
                }
            }
            throw new InvalidInput(pointer, "invalid", "is no instant such as 2026-03-02T10:00:00+01:00");
        }
    }
}
