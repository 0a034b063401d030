package io.merkato.cli;

/** The command cannot go on; the message is one line for the person who gave it. */
final class CommandFailed extends Exception {

    private static final long serialVersionUID = 1L;

    private final int exitStatus;

    CommandFailed(String message) {
        this(message, 1);
    }

    CommandFailed(String message, int exitStatus) {
        super(message, null, false, false);
        this.exitStatus = exitStatus;
    }

    int exitStatus() {
        return exitStatus;
    }
}
