package io.merkato.bench.load;

/** Nothing can be measured; the message is one line for the person who wanted it. */
public final class BenchFailed extends Exception {

    private static final long serialVersionUID = 1L;

    private final int exitStatus;

    public BenchFailed(String message) {
        this(message, 1);
    }

    public BenchFailed(String message, int exitStatus) {
        super(message, null, false, false);
        this.exitStatus = exitStatus;
    }

    public int exitStatus() {
        return exitStatus;
    }
}
