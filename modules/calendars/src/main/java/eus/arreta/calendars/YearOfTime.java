package eus.arreta.calendars;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The open times of one calendar year with how much business time has passed before each: what makes adding and measuring a
 * search in an array. All values are microseconds.
 */
final class YearOfTime {

    /** Its first instant, and the first that is not its own. */
    final long start;

    final long end;
    /** Business time of the whole year. */
    final long total;

    private final long[] opens;
    private final long[] closes;
    private final long[] before;

    YearOfTime(OpenDays days, int year) {
        LocalDate first = LocalDate.of(year, 1, 1);
        LocalDate next = first.plusYears(1);
        start = days.instant(first, 0);
        end = days.instant(next, 0);
        List<long[]> merged = merged(days, first, next);
        opens = new long[merged.size()];
        closes = new long[merged.size()];
        before = new long[merged.size()];
        long sum = 0;
        for (int at = 0; at < merged.size(); at++) {
            opens[at] = merged.get(at)[0];
            closes[at] = merged.get(at)[1];
            before[at] = sum;
            sum += closes[at] - opens[at];
        }
        total = sum;
    }

    private List<long[]> merged(OpenDays days, LocalDate first, LocalDate next) {
        List<long[]> open = new ArrayList<>();
        for (LocalDate day = first; day.isBefore(next); day = day.plusDays(1)) {
            for (int[] interval : days.on(day)) {
                long from = days.instant(day, interval[0]);
                long to = Math.min(days.instant(day, interval[1]), end);
                // An opening that clocks set forward moves behind its own closing leaves nothing.
                if (to > from) {
                    open.add(new long[] {from, to});
                }
            }
        }
        open.sort(Comparator.comparingLong(interval -> interval[0]));
        List<long[]> merged = new ArrayList<>();
        for (long[] interval : open) {
            long[] last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last != null && interval[0] <= last[1]) {
                last[1] = Math.max(last[1], interval[1]);
            } else {
                merged.add(interval);
            }
        }
        return merged;
    }

    /** Business time from the year's start until {@code time}, which is within the year or its end. */
    long until(long time) {
        int at = last(opens, time);
        return at < 0 ? 0 : before[at] + Math.min(time, closes[at]) - opens[at];
    }

    /** The earliest instant by which so much has passed: at the end of a filled interval its end. Above 0, at most the total. */
    long earliest(long passed) {
        int at = last(before, passed - 1);
        return opens[at] + passed - before[at];
    }

    /** The latest instant by which no more has passed: at the start of an interval that start. At least 0, below the total. */
    long latest(long passed) {
        int at = last(before, passed);
        return opens[at] + passed - before[at];
    }

    boolean isOpen(long time) {
        int at = last(opens, time);
        return at >= 0 && time < closes[at];
    }

    /** The end of the interval in which {@code time}, which is open, lies. */
    long closing(long time) {
        return closes[last(opens, time)];
    }

    /** The place of the last value that is not above {@code value}; -1 when all are. */
    private static int last(long[] values, long value) {
        int found = Arrays.binarySearch(values, value);
        return found >= 0 ? found : -found - 2;
    }
}
