package io.merkato.payments;

/** What a gateway said of a charge. */
public sealed interface ChargeOutcome {

    /**
     * The money was taken.
     *
     * @param gatewayRef the gateway's own name of the charge
     */
    record Approved(String gatewayRef) implements ChargeOutcome {}

    /**
     * The money was not taken and will not be.
     *
     * @param code the gateway's reason, stable
     */
    record Declined(String code) implements ChargeOutcome {}

    /**
     * No answer, or one that says neither. The money may have been taken: ask again with the same key.
     *
     * @param reason for the operator
     */
    record Unknown(String reason) implements ChargeOutcome {}
}
