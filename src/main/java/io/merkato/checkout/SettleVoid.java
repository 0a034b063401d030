package io.merkato.checkout;

import io.merkato.orders.Orders;
import io.merkato.payments.Operation;
import io.merkato.payments.OperationKind;
import io.merkato.payments.Settlement;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Carries to its order that what was promised is given up, in the transaction that ends it: nothing is to be paid any more. */
@Component
class SettleVoid implements Settlement {

    private final Orders orders;

    SettleVoid(Orders orders) {
        this.orders = orders;
    }

    @Override
    public OperationKind kind() {
        return OperationKind.VOID;
    }

    /** Who gives up what was promised holds the order before its payment. */
    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(Operation giving) {
        orders.getForUpdate(giving.order());
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void succeeded(Operation giving) {
        orders.markVoided(orders.get(giving.order()));
    }

    /** The gateway lets go of it by itself in a few days, unless it was taken there; staff can see to it. */
    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void failed(Operation giving, String code) {
        orders.markNotVoided(giving.order(), code);
    }
}
