package io.merkato.platform.sql;

import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import org.springframework.transaction.CannotCreateTransactionException;

/** Tells failures of the moment from bugs: the database is away, busy, or gave a lock to somebody else. */
public final class TransientFailure {

    /** SQLSTATE classes that say nothing about what was asked: connection, rollback, resources, locks, operator, system. */
    private static final Set<String> CLASSES = Set.of("08", "25", "40", "53", "55", "57", "58");

    private TransientFailure() {}

    /** Whether the same request may succeed soon, as it stands. */
    public static boolean is(Throwable failure) {
        String state = state(failure);
        return CLASSES.contains(state.substring(0, Math.min(2, state.length())));
    }

    /** Whether a statement was ended because it took too long. */
    public static boolean isTimeout(Throwable failure) {
        return "57014".equals(state(failure));
    }

    /** Whether there is no connection to be had: the server is not there, stops, starts or is full. */
    public static boolean isAway(Throwable failure) {
        String state = state(failure);
        return state.startsWith("08") || state.startsWith("57P") || state.equals("53300");
    }

    /**
     * The SQLSTATE of a failure; empty when it is none of the database. The pool and the driver give none when there is no
     * connection, which is 08000.
     */
    public static String state(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return Objects.requireNonNullElse(sql.getSQLState(), "08000");
            }
        }
        return failure instanceof CannotCreateTransactionException ? "08000" : "";
    }
}
