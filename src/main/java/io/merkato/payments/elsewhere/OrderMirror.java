package io.merkato.payments.elsewhere;

import io.merkato.kernel.Money;
import io.merkato.kernel.OrderId;
import io.merkato.payments.Operation;
import io.merkato.payments.OperationId;

/**
 * What follows for an order from what was done at the gateway of its payment. The module that knows orders implements it. All of it is
 * called in the transaction that takes the movement over, once for each.
 */
public interface OrderMirror {

    /** Called first in that transaction: of several who take over what moved of an order one goes on. */
    void hold(OrderId order);

    /**
     * Opens a refund by {@link io.merkato.payments.Payments#refundMade}; it is ended right after that.
     *
     * @throws io.merkato.platform.problem.Problem REFUND_TOO_LARGE
     */
    Operation refund(OrderId order, Money amount);

    /** A refund that had succeeded did not arrive, and has failed now. */
    void undone(OrderId order, OperationId refund, String code);

    /** The buyer's bank has taken an amount back. */
    void disputed(OrderId order, Money amount);

    /** The bank has given it again. */
    void reinstated(OrderId order, Money amount);
}
