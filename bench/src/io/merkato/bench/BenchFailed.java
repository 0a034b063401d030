package io.merkato.bench;

/** Nothing can be measured; the message is one line for the person who wanted it. */
final class BenchFailed extends Exception {

    private static final long serialVersionUID = 1L;

    private final int exitStatus;

    BenchFailed(String message) {
        this(message, 1);
    }

    BenchFailed(String message, int exitStatus) {
        super(message, null, false, false);
        this.exitStatus = exitStatus;
    }

    int exitStatus() {
        return exitStatus;
    }
}
