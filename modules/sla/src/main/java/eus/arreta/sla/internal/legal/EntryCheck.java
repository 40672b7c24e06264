package eus.arreta.sla.internal.legal;

import eus.arreta.calendars.CalendarVersion;
import eus.arreta.calendars.LegalUnit;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.channelapi.InvalidInput.FieldError;
import eus.arreta.http.Problem;
import eus.arreta.sla.LegalDeadlineEntry;
import eus.arreta.sla.LegalDeadlineEntry.ExtensionEntry;
import eus.arreta.sla.LegalDeadlineEntry.SuspensionEntry;
import eus.arreta.sla.LegalDeadlines;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What legal deadlines, their suspensions and their extensions must be like. */
public final class EntryCheck {

    private static final Set<String> BINDS = Set.of("administration", "citizen");
    private static final Set<String> STARTS = Set.of("registry-entry", "notification", "own-initiative");
    private static final Set<String> SILENCE = Set.of("positive", "negative", "none");
    private static final String REPORT = "mandatory-report";
    private static final Set<String> CAUSES =
            Set.of("papers-missing", REPORT, "tests", "negotiation", "european-decision", "court-decision", "other");
    /** Art. 22.1.d. */
    private static final int MONTHS_FOR_A_REPORT = 3;

    private static final int YEARS_SUSPENDED = 10;
    private static final int LONGEST = 300;

    private EntryCheck() {}

    /** @throws InvalidInput with everything that is wrong */
    public static DeadlineRow row(
            UUID id, UUID caseId, LegalDeadlines.Wanted wanted, List<CalendarVersion> calendars, ZoneId zone) {
        List<FieldError> errors = new ArrayList<>();
        LegalDeadlineEntry.Rule rule = wanted.rule();
        if (rule == null || rule.unit() == null) {
            errors.add(new FieldError(
                    "/rule/unit", "required", "is none of hours, workingDays, naturalDays, months, years"));
        } else if (rule.count() < 1 || rule.count() > rule.unit().most()) {
            errors.add(new FieldError(
                    "/rule/count",
                    "out-of-range",
                    "is not between 1 and " + rule.unit().most()));
        }
        if (rule != null) {
            oneOf(rule.silence() == null ? "none" : rule.silence(), SILENCE, "/rule/silence", errors);
            length(rule.article(), "/rule/article", errors);
        }
        oneOf(wanted.bindsWho(), BINDS, "/bindsWho", errors);
        oneOf(wanted.startKind(), STARTS, "/startKind", errors);
        length(wanted.registryNumber(), "/registryNumber", errors);
        Instant start = start(wanted, zone, errors);
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        String number =
                wanted.registryNumber() == null || wanted.registryNumber().isBlank()
                        ? null
                        : wanted.registryNumber().strip();
        return new DeadlineRow(
                id,
                caseId,
                rule,
                wanted.bindsWho(),
                wanted.startKind(),
                start,
                number,
                calendars,
                null,
                null,
                null,
                List.of(),
                List.of());
    }

    /** @throws InvalidInput when it is none */
    public static String registryNumber(String text) {
        return line(text, "/registryNumber");
    }

    /** @throws InvalidInput when it is none */
    public static String reason(String text) {
        return line(text, "/reason");
    }

    private static String line(String text, String pointer) {
        List<FieldError> errors = new ArrayList<>();
        if (text == null || text.isBlank()) {
            errors.add(new FieldError(pointer, "required", "is missing"));
        }
        length(text, pointer, errors);
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        return text.strip();
    }

    private static Instant start(LegalDeadlines.Wanted wanted, ZoneId zone, List<FieldError> errors) {
        String text = wanted.startAt() == null ? "" : wanted.startAt();
        boolean hours = wanted.rule() != null && wanted.rule().unit() == LegalUnit.HOURS;
        try {
            if (text.length() == 10 && !hours) {
                return LocalDate.parse(text).atStartOfDay(zone).toInstant();
            }
            return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeException none) {
            errors.add(new FieldError(
                    "/startAt",
                    "invalid",
                    hours
                            ? "is no instant such as 2026-03-02T10:00:00+01:00"
                            : "is neither a date such as 2026-03-02 nor an instant such as 2026-03-02T10:00:00+01:00"));
            return null;
        }
    }

    private static void oneOf(String word, Set<String> words, String pointer, List<FieldError> errors) {
        if (word == null || !words.contains(word)) {
            errors.add(new FieldError(
                    pointer,
                    "invalid",
                    "is none of " + String.join(", ", words.stream().sorted().toList())));
        }
    }

    private static void length(String text, String pointer, List<FieldError> errors) {
        if (text != null && (text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl))) {
            errors.add(new FieldError(pointer, "invalid", "has at most " + LONGEST + " characters on one line"));
        }
    }

    /**
     * A suspension that fits the deadline, or the end of one that has none.
     *
     * @throws Problem      409 {@code overlaps}
     * @throws InvalidInput when it is none
     */
    public static SuspensionEntry suspension(DeadlineRow row, ZoneId zone, String cause, LocalDate from, LocalDate to) {
        List<FieldError> errors = new ArrayList<>();
        oneOf(cause, CAUSES, "/cause", errors);
        if (row.rule().unit() == LegalUnit.HOURS) {
            errors.add(new FieldError("", "hours", "A deadline in hours can't be suspended."));
        }
        if (from == null || from.isBefore(row.startAt().atZone(zone).toLocalDate())) {
            errors.add(new FieldError("/from", "invalid", "is no day since the deadline's start"));
        } else if (to != null && (!to.isAfter(from) || to.isAfter(from.plusYears(YEARS_SUSPENDED)))) {
            errors.add(new FieldError("/to", "invalid", "is no day after the first one, or one far beyond it"));
        } else if (REPORT.equals(cause) && to != null && to.isAfter(from.plusMonths(MONTHS_FOR_A_REPORT))) {
            errors.add(new FieldError(
                    "/to",
                    "too-long",
                    "is more than three months after its start: no report suspends longer (art. 22.1.d)"));
        }
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        // A report's time ends by itself, so its end is known from the beginning.
        LocalDate end = to == null && REPORT.equals(cause) ? from.plusMonths(MONTHS_FOR_A_REPORT) : to;
        SuspensionEntry wanted = new SuspensionEntry(cause, from, end);
        for (SuspensionEntry there : row.suspensions()) {
            boolean same = there.from().equals(from) && there.cause().equals(cause);
            if (!same && overlap(there, wanted) || same && there.to() != null && !REPORT.equals(cause)) {
                throw Problem.conflict(
                        "overlaps",
                        "The deadline is suspended then already. Say first when that suspension ends.",
                        Map.of("from", there.from()));
            }
        }
        return wanted;
    }

    private static boolean overlap(SuspensionEntry one, SuspensionEntry other) {
        return (one.to() == null || other.from().isBefore(one.to()))
                && (other.to() == null || one.from().isBefore(other.to()));
    }

    /** @throws InvalidInput when it is none, or over its ceiling */
    public static ExtensionEntry extension(
            DeadlineRow row, Integer count, LegalUnit unit, String reason, Instant decidedAt) {
        List<FieldError> errors = new ArrayList<>();
        if (unit != row.rule().unit() || unit == LegalUnit.HOURS) {
            errors.add(new FieldError("/unit", "invalid", "is not the deadline's own unit, or is hours"));
        }
        int earlier = row.extensions().stream().mapToInt(ExtensionEntry::count).sum();
        int ceiling = row.binds().equals("citizen")
                ? row.rule().count() / 2
                : row.rule().count();
        if (count == null || count < 1 || count + earlier > ceiling) {
            errors.add(new FieldError(
                    "/count",
                    "over-the-ceiling",
                    row.binds().equals("citizen")
                            ? "is not between 1 and what is left of half of the deadline (art. 32.1)"
                            : "is not between 1 and what is left of as long again (art. 23.1)"));
        }
        if (reason == null || reason.isBlank()) {
            errors.add(new FieldError("/reason", "required", "says why, as the law asks"));
        }
        length(reason, "/reason", errors);
        if (decidedAt == null || decidedAt.isBefore(row.startAt())) {
            errors.add(new FieldError("/decidedAt", "invalid", "is no instant since the deadline's start"));
        }
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        return new ExtensionEntry(count, unit, reason.strip(), decidedAt.truncatedTo(ChronoUnit.MICROS));
    }
}
