package io.merkato.aftersales.refunds;

import io.merkato.orders.Order;
import io.merkato.orders.OrderReversals;
import io.merkato.orders.Orders;
import io.merkato.orders.TimelineType;
import io.merkato.payments.Operation;
import io.merkato.payments.OperationKind;
import io.merkato.payments.Settlement;
import io.merkato.platform.jobs.Outbox;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Carries the end of a refund to its order, in the transaction that ends it. */
@Component
class SettleRefund implements Settlement {

    private final Orders orders;
    private final OrderReversals reversals;
    private final RefundStore store;
    private final Outbox outbox;

    SettleRefund(Orders orders, OrderReversals reversals, RefundStore store, Outbox outbox) {
        this.orders = orders;
        this.reversals = reversals;
        this.store = store;
        this.outbox = outbox;
    }

    @Override
    public OperationKind kind() {
        return OperationKind.REFUND;
    }

    /** Who opens a refund holds the order before its payment. */
    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(Operation refund) {
        orders.getForUpdate(refund.order());
    }

    /** No gateway makes it: staff hear of it. */
    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void awaited(Operation refund) {
        store.movedBy(refund.id()).ifPresent(id -> outbox.publish(new RefundAwaited(id, refund.order())));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void succeeded(Operation refund) {
        store.end(refund.id(), RefundStatus.SUCCEEDED, null).ifPresent(id -> {
            reversals.refund(
                    orders.get(refund.order()), refund.amount(), refund.amount().display() + " were given back.");
            outbox.publish(new RefundMade(id, refund.order()));
        });
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void failed(Operation refund, String code) {
        store.end(refund.id(), RefundStatus.FAILED, code).ifPresent(id -> {
            Order order = orders.get(refund.order());
            reversals.tell(
                    order,
                    TimelineType.REFUND_FAILED,
                    "The refund of " + refund.amount().display() + " has not worked yet. The shop looks after it.",
                    null);
            outbox.publish(new RefundFailed(id, refund.order()));
        });
    }
}
