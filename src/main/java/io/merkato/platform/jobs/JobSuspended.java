package io.merkato.platform.jobs;

/** Thrown by work that stops in the middle because this node does: another node goes on with it at once. */
public final class JobSuspended extends RuntimeException {

    public JobSuspended(String message) {
        super(message, null, false, false);
    }
}
