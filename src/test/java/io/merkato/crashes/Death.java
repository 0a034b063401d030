package io.merkato.crashes;

/** What happens at a point. */
enum Death {
    /** The process ends, and the step was not taken. */
    HALTED_BEFORE,
    /** The step was taken, and the process ends before it does anything else. */
    HALTED_AFTER,
    /** The step was taken, its connection breaks before the answer has come, and the process goes on. */
    REPLY_LOST
}
