package io.merkato.payments;

/** What a gateway said of an operation. */
public sealed interface Outcome {

    /**
     * It is done.
     *
     * @param gatewayRef the gateway's own name of it
     */
    record Succeeded(String gatewayRef) implements Outcome {}

    /**
     * It was not done and will not be.
     *
     * @param code the gateway's reason, stable
     */
    record Declined(String code) implements Outcome {

        /** The buyer did not do in time what the gateway waited for. */
        public static final String EXPIRED = "expired";
    }

    /**
     * The buyer has to do something first, at the bank or on the telephone. The gateway is asked later what came of it.
     *
     * @param gatewayRef the gateway's own name of it
     * @param next what it is
     */
    record ActionRequired(String gatewayRef, NextAction next) implements Outcome {}

    /** People do it by hand and say so later; nobody else is asked. */
    record Awaited() implements Outcome {}

    /**
     * The gateway has it and has not decided, which may take a bank days. It is asked later what came of it.
     *
     * @param gatewayRef the gateway's own name of it
     * @param reason for the operator
     */
    record InProgress(String gatewayRef, String reason) implements Outcome {}

    /**
     * The gateway has not done it, and nothing that it was sent before is still on its way there.
     *
     * @param reason for the operator
     */
    record Absent(String reason) implements Outcome {}

    /**
     * No answer, or one that cannot be believed. It may have been done: ask again with the same key.
     *
     * @param reason for the operator
     */
    record Unknown(String reason) implements Outcome {}
}
