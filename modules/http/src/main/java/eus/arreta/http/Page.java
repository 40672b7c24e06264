package eus.arreta.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;

/**
 * A part of a list.
 *
 * @param items in the list's order
 * @param next  cursor of the part that follows; absent at the end
 */
public record Page<T>(
        List<T> items,
        @JsonInclude(JsonInclude.Include.NON_NULL) String next) {

    /** Largest part that a caller can ask for. */
    public static final int MAX_LIMIT = 200;
    /** Size of a part when the caller names none. */
    public static final int DEFAULT_LIMIT = 50;

    public Page {
        items = List.copyOf(items);
    }

    /**
     * Cuts a part out of rows that were read with {@code limit + 1}, so that one more row says that there is more.
     *
     * @param cursor of the last row that is shown
     */
    public static <T> Page<T> of(List<T> rows, int limit, Function<T, Cursor> cursor) {
        if (rows.size() <= limit) {
            return new Page<>(rows, null);
        }
        List<T> shown = rows.subList(0, limit);
        return new Page<>(shown, cursor.apply(shown.get(limit - 1)).text());
    }

    /** The same part with each item turned into something else. */
    public <R> Page<R> map(Function<T, R> turn) {
        return new Page<>(items.stream().map(turn).toList(), next);
    }

    /**
     * The limit to read with.
     *
     * @param asked absent for the default
     * @throws Problem 422 when it is outside 1 to {@link #MAX_LIMIT}
     */
    public static int limit(Integer asked) {
        if (asked == null) {
            return DEFAULT_LIMIT;
        }
        if (asked < 1 || asked > MAX_LIMIT) {
            throw Problem.invalid(List.of(new eus.arreta.channelapi.InvalidInput.FieldError(
                    "/limit", "out-of-range", "is not between 1 and " + MAX_LIMIT)));
        }
        return asked;
    }
}
