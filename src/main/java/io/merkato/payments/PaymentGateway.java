package io.merkato.payments;

import io.merkato.kernel.Money;
import org.jspecify.annotations.Nullable;

/** A third party that takes money. Implementations answer within 8 seconds and throw nothing for what a network does. */
interface PaymentGateway {

    /** The code by which buyers choose it. */
    String method();

    /** What buyers read. */
    String name();

    /** Takes the money. The same operation asked again is the same charge, never a second one. */
    ChargeOutcome charge(Charge charge);

    /**
     * A charge to carry out.
     *
     * @param token what the gateway gave the buyer's browser in place of a card, if this method has such tokens
     */
    record Charge(
            OperationId operation, Money amount, @Nullable String token) {}
}
