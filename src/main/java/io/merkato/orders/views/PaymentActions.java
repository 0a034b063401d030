package io.merkato.orders.views;

import io.merkato.orders.Order;
import java.util.Optional;

/** Knows what the payments of orders wait for. Whoever knows payments implements it. */
public interface PaymentActions {

    /** What the buyer of an order whose payment is open has to do, if anything. */
    Optional<PaymentAction> of(Order order);
}
