package io.merkato.checkout;

import io.merkato.cart.Carts;
import io.merkato.inventory.Inventory;
import io.merkato.kernel.OrderId;
import io.merkato.orders.Orders;
import io.merkato.payments.ChargeOutcome;
import io.merkato.payments.OperationId;
import io.merkato.payments.Payments;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Carries what a gateway said to order, stock and cart, all in one transaction. Whoever brings it first wins. */
@Component
class SettlePayment {

    private final Payments payments;
    private final Orders orders;
    private final Inventory inventory;
    private final Carts carts;

    SettlePayment(Payments payments, Orders orders, Inventory inventory, Carts carts) {
        this.payments = payments;
        this.orders = orders;
        this.inventory = inventory;
        this.carts = carts;
    }

    @Transactional
    public void settle(OperationId operation, ChargeOutcome outcome) {
        payments.apply(operation, outcome).ifPresent(order -> {
            switch (outcome) {
                case ChargeOutcome.Approved approved -> confirm(order);
                case ChargeOutcome.Declined declined -> giveUp(order);
                case ChargeOutcome.Unknown unknown -> throw new IllegalStateException("nothing was decided");
            }
        });
    }

    /** The order is paid for, or costs nothing. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void confirm(OrderId order) {
        if (orders.markPaid(order)) {
            inventory.commit(order);
            carts.empty(order);
        }
    }

    private void giveUp(OrderId order) {
        if (orders.markPaymentFailed(order)) {
            inventory.release(order);
            carts.release(order);
        }
    }
}
