package io.merkato.platform.sql;

import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.dao.DataIntegrityViolationException;

/** Tells which of the database's rules refused a write, so that it becomes a problem by name and not by message. */
public final class Constraint {

    private Constraint() {}

    /** The name of the violated constraint or unique index, null when the database named none. */
    public static @Nullable String violated(DataIntegrityViolationException e) {
        if (e.getMostSpecificCause() instanceof PSQLException cause) {
            ServerErrorMessage message = cause.getServerErrorMessage();
            return message == null ? null : message.getConstraint();
        }
        return null;
    }
}
