package eus.arreta.http;

import eus.arreta.channelapi.InvalidInput;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * An error that is told to the caller as {@code application/problem+json} (RFC 9457).
 *
 * <p>The {@code type} is {@code urn:arreta:problem:<code>}: a name for programs, not an address.
 */
public final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient List<InvalidInput.FieldError> errors;
    private final transient Map<String, Object> more;

    private Problem(
            int status, String code, String detail, List<InvalidInput.FieldError> errors, Map<String, Object> more) {
        super(detail);
        this.status = status;
        this.code = code;
        this.errors = List.copyOf(errors);
        this.more = Map.copyOf(more);
    }

    /** The thing asked for isn't there, or the caller may not know that it is. */
    public static Problem notFound(String what) {
        return new Problem(404, "not-found", "There is no such " + what + ".", List.of(), Map.of());
    }

    /** The caller is known, but may not do this. */
    public static Problem forbidden(String detail) {
        return new Problem(403, "forbidden", detail, List.of(), Map.of());
    }

    /** The state of things doesn't allow it now; {@code code} says why, {@code more} what helps to go on. */
    public static Problem conflict(String code, String detail, Map<String, Object> more) {
        return new Problem(409, code, detail, List.of(), more);
    }

    /** The input breaks rules. */
    public static Problem invalid(List<InvalidInput.FieldError> errors) {
        return new Problem(422, "invalid-input", "Some of the input is not valid.", errors, Map.of());
    }

    /** Any other answer. */
    public static Problem of(int status, String code, String detail) {
        return new Problem(status, code, detail, List.of(), Map.of());
    }

    /** The same; {@code more} is what helps to go on. */
    public static Problem of(int status, String code, String detail, Map<String, Object> more) {
        return new Problem(status, code, detail, List.of(), more);
    }

    /** Whether something failed because the database can't be reached: trying again in a moment may help. */
    public static boolean isDatabaseAway(Throwable failure) {
        return anyState(failure, state -> state == null || state.startsWith("08") || state.startsWith("57P"));
    }

    /**
     * Whether the database undid a change in favour of somebody else's: SQLSTATE class 40, such as a deadlock. Nothing of
     * it remains; doing it again is right.
     */
    public static boolean gaveWay(Throwable failure) {
        return anyState(failure, state -> state != null && state.startsWith("40"));
    }

    private static boolean anyState(Throwable failure, Predicate<String> wanted) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> cause instanceof SQLException sql && wanted.test(sql.getSQLState()));
    }

    /** The HTTP status, 400 to 599. */
    public int status() {
        return status;
    }

    /** The stable word for programs. */
    public String code() {
        return code;
    }

    /** What is wrong field by field; may be empty. */
    public List<InvalidInput.FieldError> errors() {
        return errors;
    }

    /** The JSON members of the answer, in their order. */
    public Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "urn:arreta:problem:" + code);
        body.put("title", code.replace('-', ' '));
        body.put("status", status);
        body.put("detail", getMessage());
        if (!errors.isEmpty()) {
            body.put("errors", errors);
        }
        body.putAll(more);
        return body;
    }
}
