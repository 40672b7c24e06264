package eus.arreta.events.internal.intake;

import java.sql.SQLException;
import java.sql.SQLTransientException;

/** Tells an infrastructure that is away, where trying again helps, from bad input, where it doesn't. */
public final class Outage {

    private Outage() {}

    /** Whether trying the same again later can succeed. */
    public static boolean is(Throwable failure) {
        boolean rolledBack = false;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientException) {
                return true;
            }
            if (cause instanceof SQLException sql) {
                return isTemporary(sql.getSQLState());
            }
            if (cause instanceof java.util.concurrent.CompletionException) {
                return false;
            }
            rolledBack |= cause instanceof jakarta.transaction.RollbackException
                    || cause instanceof jakarta.transaction.SystemException;
        }
        return rolledBack;
    }

    /** What is away, without any data. */
    public static String describe(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return "SQLSTATE " + sql.getSQLState();
            }
        }
        return failure.getClass().getSimpleName();
    }

    /**
     * No state at all is the connection pool's own "no connection". 08: connection; 53: resources; 57: operator
     * intervention; 40: serialization failure and deadlock; 55P03: lock not available; 25006: read-only; 58: system.
     */
    private static boolean isTemporary(String state) {
        return state == null
                || state.startsWith("08")
                || state.startsWith("53")
                || state.startsWith("57")
                || state.startsWith("40")
                || state.startsWith("58")
                || state.equals("55P03")
                || state.equals("25006");
    }
}
