package io.merkato.checkout;

import io.merkato.cart.Carts;
import io.merkato.inventory.Inventory;
import io.merkato.kernel.OrderId;
import io.merkato.orders.Orders;
import io.merkato.payments.Operation;
import io.merkato.payments.OperationKind;
import io.merkato.payments.Outcome;
import io.merkato.payments.Settlement;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Carries the end of a charge to order, stock and cart, in the transaction that ends it. */
@Component
class SettleCharge implements Settlement {

    private final Orders orders;
    private final Inventory inventory;
    private final Carts carts;

    SettleCharge(Orders orders, Inventory inventory, Carts carts) {
        this.orders = orders;
        this.inventory = inventory;
        this.carts = carts;
    }

    @Override
    public OperationKind kind() {
        return OperationKind.CHARGE;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void succeeded(Operation charge) {
        confirm(charge.order());
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void failed(Operation charge, String code) {
        giveUp(charge.order(), code);
    }

    /** What was kept for the order may be sold to others, or be in another order of the same buyer: the money goes back. */
    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void succeededLate(Operation charge) {
        orders.markPaidLate(charge.order());
    }

    /** The order is not paid for, and what was kept for it is free again. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void giveUp(OrderId order, String code) {
        if (code.equals(Outcome.Declined.EXPIRED)
                ? orders.markPaymentExpired(order)
                : orders.markPaymentFailed(order)) {
            inventory.release(order);
            carts.release(order);
        }
    }

    /** The order is paid for, or costs nothing. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void confirm(OrderId order) {
        if (orders.markPaid(order)) {
            inventory.commit(order);
            carts.empty(order);
        }
    }
}
