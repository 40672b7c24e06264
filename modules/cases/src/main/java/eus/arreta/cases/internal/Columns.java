package eus.arreta.cases.internal;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * Binds one array for each column of many rows, for statements that take them apart with {@code unnest}.
 *
 * @param <T> a row
 * @param <S> the statement
 */
public final class Columns<T, S extends SqlStatement<S>> {

    private final S statement;
    private final List<T> rows;

    private Columns(S statement, Collection<T> rows) {
        this.statement = statement;
        this.rows = List.copyOf(rows);
    }

    public static <T, S extends SqlStatement<S>> Columns<T, S> of(S statement, Collection<T> rows) {
        return new Columns<>(statement, rows);
    }

    public Columns<T, S> uuids(String name, Function<T, UUID> value) {
        return bind(name, UUID.class, value);
    }

    public Columns<T, S> texts(String name, Function<T, String> value) {
        return bind(name, String.class, value);
    }

    public Columns<T, S> longs(String name, Function<T, Long> value) {
        return bind(name, Long.class, value);
    }

    public Columns<T, S> ints(String name, Function<T, Integer> value) {
        return bind(name, Integer.class, value);
    }

    public Columns<T, S> flags(String name, Function<T, Boolean> value) {
        return bind(name, Boolean.class, value);
    }

    /** The statement must cast it: {@code :name::timestamptz[]}. */
    public Columns<T, S> times(String name, Function<T, Instant> value) {
        return bind(name, Timestamp.class, row -> {
            Instant at = value.apply(row);
            return at == null ? null : Timestamp.from(at);
        });
    }

    /** The statement with all its columns. */
    public S bound() {
        return statement;
    }

    private Columns<T, S> bind(String name, Class<?> type, Function<T, ?> value) {
        statement.bindArray(name, type, rows.stream().map(value).toArray());
        return this;
    }
}
