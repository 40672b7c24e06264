package eus.arreta.calendars.internal.text;

import eus.arreta.calendars.DayOff;
import eus.arreta.calendars.ExplainedDeadline;
import eus.arreta.calendars.LegalDeadline;
import eus.arreta.calendars.LegalSpan;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** Makes sentences of the parts of a deadline, in one language. */
public final class LegalSentences {

    private static final Map<String, String> DAYS = Map.of(
            "eu", "yyyy/MM/dd",
            "es", "dd/MM/yyyy",
            "fr", "dd/MM/yyyy",
            "en", "d MMM yyyy");

    private final LegalTexts texts;
    private final String language;
    private final ZoneId zone;
    private final DateTimeFormatter days;
    private final DateTimeFormatter times;

    public LegalSentences(LegalTexts texts, String language, ZoneId zone) {
        this.texts = texts;
        this.language = language;
        this.zone = zone;
        this.days = DateTimeFormatter.ofPattern(DAYS.get(language), Locale.ENGLISH);
        this.times = DateTimeFormatter.ofPattern(DAYS.get(language) + " HH:mm", Locale.ENGLISH);
    }

    /** The deadline with a sentence for each part. */
    public ExplainedDeadline tell(LegalDeadline deadline) {
        String unit = unit(deadline);
        return new ExplainedDeadline(
                deadline.due(),
                deadline.dueDate(),
                deadline.spans().stream()
                        .map(span -> new ExplainedDeadline.Part(
                                span.from(),
                                span.to(),
                                span.kind().rule(),
                                plain(span.counted()),
                                sentence(span, unit) + doubt(span, deadline)))
                        .toList(),
                deadline.notPublished());
    }

    private static BigDecimal plain(BigDecimal number) {
        return number.scale() < 0 ? number.setScale(0) : number;
    }

    /** What is counted, where an extension has to say it. */
    private String unit(LegalDeadline deadline) {
        for (LegalSpan span : deadline.spans()) {
            switch (span.kind()) {
                case WORKING_DAYS -> {
                    return texts.unitWorkingDays();
                }
                case NATURAL_DAYS -> {
                    return texts.unitNaturalDays();
                }
                case MONTHS -> {
                    return texts.unitMonths();
                }
                case YEARS -> {
                    return texts.unitYears();
                }
                case DAY_ZERO, WEEKEND, HOLIDAY, OTHER_PLACE, ROLL_ON, HOURS, SUSPENDED, SUSPENSION_ADDED, FILED -> {}
                case EXTENDED_BY_ADMINISTRATION,
                        EXTENDED_FOR_CITIZEN,
                        FILED_ON_A_DAY_OFF,
                        OPEN,
                        CLOSED,
                        NATURAL,
                        PAUSED -> {}
            }
        }
        return "";
    }

    /** Said wherever a year without a published list begins to matter. */
    private String doubt(LegalSpan span, LegalDeadline deadline) {
        StringBuilder doubt = new StringBuilder();
        deadline.notPublished().stream()
                .sorted()
                .filter(year -> span.first().getYear() <= year && span.last().getYear() >= year)
                .forEach(year -> doubt.append(' ').append(texts.notPublished(String.valueOf(year))));
        return doubt.toString();
    }

    private String sentence(LegalSpan span, String unit) {
        String first = day(span.first());
        String last = day(span.last());
        String count = plain(span.counted()).toPlainString();
        boolean one = span.first().equals(span.last());
        boolean single = count.equals("1");
        return switch (span.kind()) {
            case DAY_ZERO -> texts.dayZero(first);
            case WORKING_DAYS -> one ? texts.workingDay(first) : texts.workingDays(first, last, count);
            case WEEKEND -> one ? texts.weekendDay(first) : texts.weekend(first, last);
            case HOLIDAY -> texts.holiday(first, name(span.holiday()));
            case OTHER_PLACE -> texts.otherPlace(first, span.word(), name(span.holiday()));
            case NATURAL_DAYS -> one ? texts.naturalDay(first) : texts.naturalDays(first, last, count);
            case MONTHS -> single ? texts.month(first, last) : texts.months(first, last, count);
            case YEARS -> single ? texts.year(first, last) : texts.years(first, last, count);
            case ROLL_ON ->
                texts.rollOn(first, span.holiday() == null ? texts.weekendReason() : name(span.holiday()), last);
            case HOURS -> texts.hours(first, hours(span.counted()));
            case SUSPENDED -> texts.suspended(first, last, cause(span.word()));
            case SUSPENSION_ADDED -> texts.suspensionAdded(first, last, cause(span.word()));
            case EXTENDED_BY_ADMINISTRATION -> texts.extendedByAdministration(first, last, count, unit);
            case EXTENDED_FOR_CITIZEN -> texts.extendedForCitizen(first, last, count, unit);
            case FILED -> texts.filed(first);
            case FILED_ON_A_DAY_OFF -> texts.filedOnADayOff(first, last);
            case OPEN -> texts.open(time(span.from()), time(span.to()), minutes(span.counted()));
            case CLOSED -> texts.closed(time(span.from()), time(span.to()));
            case NATURAL -> texts.natural(time(span.from()), time(span.to()), minutes(span.counted()));
            case PAUSED -> texts.paused(time(span.from()), time(span.to()));
        };
    }

    /** As exact as somebody wants to read it; what is counted stays exact. */
    private static String minutes(BigDecimal minutes) {
        return plain(minutes.setScale(1, java.math.RoundingMode.HALF_UP).stripTrailingZeros())
                .toPlainString();
    }

    private static String hours(BigDecimal hours) {
        return hours.setScale(2, java.math.RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    private String name(DayOff holiday) {
        String name = holiday.name(language);
        return name == null ? texts.ownDay() : name;
    }

    private String cause(String word) {
        return switch (word) {
            case "papers-missing" -> texts.causePapersMissing();
            case "mandatory-report" -> texts.causeMandatoryReport();
            case "tests" -> texts.causeTests();
            case "negotiation" -> texts.causeNegotiation();
            case "european-decision" -> texts.causeEuropeanDecision();
            case "court-decision" -> texts.causeCourtDecision();
            default -> texts.causeOther();
        };
    }

    private String day(LocalDate day) {
        return day.format(days);
    }

    private String time(Instant time) {
        return time.atZone(zone).format(times);
    }
}
