package io.merkato.checkout;

import io.merkato.cart.Carts;
import io.merkato.inventory.Inventory;
import io.merkato.orders.Orders;
import io.merkato.payments.Operation;
import io.merkato.payments.OperationKind;
import io.merkato.payments.Settlement;
import io.merkato.payments.promises.Promises;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Carries the end of an authorization to order, stock and cart, in the transaction that ends it: the order stands, and is paid
 * later.
 */
@Component
class SettleAuthorization implements Settlement {

    private final Orders orders;
    private final Inventory inventory;
    private final Carts carts;
    private final Promises promises;
    private final SettleCharge settleCharge;

    SettleAuthorization(Orders orders, Inventory inventory, Carts carts, Promises promises, SettleCharge settleCharge) {
        this.orders = orders;
        this.inventory = inventory;
        this.carts = carts;
        this.promises = promises;
        this.settleCharge = settleCharge;
    }

    @Override
    public OperationKind kind() {
        return OperationKind.AUTHORIZE;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void succeeded(Operation authorization) {
        if (orders.confirm(authorization.order(), promises.by(authorization.method()))) {
            inventory.commit(authorization.order());
            carts.empty(authorization.order());
        }
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void failed(Operation authorization, String code) {
        settleCharge.giveUp(authorization.order(), code);
    }
}
