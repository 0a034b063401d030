package io.merkato.checkout;

import io.merkato.orders.Orders;
import io.merkato.payments.Operation;
import io.merkato.payments.OperationKind;
import io.merkato.payments.Settlement;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Carries the end of a capture to its order, in the transaction that ends it: the order is paid, or still to be. */
@Component
class SettleCapture implements Settlement {

    private final Orders orders;

    SettleCapture(Orders orders) {
        this.orders = orders;
    }

    @Override
    public OperationKind kind() {
        return OperationKind.CAPTURE;
    }

    /** Who opens a capture holds the order before its payment. */
    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(Operation capture) {
        orders.getForUpdate(capture.order());
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void succeeded(Operation capture) {
        orders.markTaken(orders.get(capture.order()), capture.amount());
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void failed(Operation capture, String code) {
        orders.markNotTaken(orders.get(capture.order()), code);
    }
}
