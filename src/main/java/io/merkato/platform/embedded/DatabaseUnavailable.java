package io.merkato.platform.embedded;

/**
 * There is no database to work with. The message says to a person what is wrong and what to do about it, possibly in
 * several lines, and never contains a password.
 */
public final class DatabaseUnavailable extends RuntimeException {
    DatabaseUnavailable(String message) {
        super(message);
    }

    DatabaseUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
