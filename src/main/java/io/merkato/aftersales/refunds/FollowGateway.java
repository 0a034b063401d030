package io.merkato.aftersales.refunds;

import io.merkato.aftersales.refunds.Refunds.Sum;
import io.merkato.kernel.Money;
import io.merkato.kernel.OrderId;
import io.merkato.orders.OrderReversals;
import io.merkato.orders.Orders;
import io.merkato.orders.TimelineType;
import io.merkato.payments.Operation;
import io.merkato.payments.OperationId;
import io.merkato.payments.Payments;
import io.merkato.payments.elsewhere.OrderMirror;
import io.merkato.platform.jobs.Outbox;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Carries what was done of a payment at its gateway itself to the order: a refund by amount, one that came back, and what a bank took. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class FollowGateway implements OrderMirror {

    private static final String REASON = "Made at the gateway itself.";

    private final Orders orders;
    private final OrderReversals reversals;
    private final RefundStore store;
    private final Payments payments;
    private final Outbox outbox;

    FollowGateway(Orders orders, OrderReversals reversals, RefundStore store, Payments payments, Outbox outbox) {
        this.orders = orders;
        this.reversals = reversals;
        this.store = store;
        this.payments = payments;
        this.outbox = outbox;
    }

    @Override
    public void hold(OrderId order) {
        orders.getForUpdate(order);
    }

    /** Of what units it was made nobody knows: they can be given back as before, up to what is left of the money. */
    @Override
    public Operation refund(OrderId order, Money amount) {
        Operation operation = payments.refundMade(order, amount);
        Sum sum = new Sum(List.of(), ShippingBack.NONE, Money.zero(amount.currency()), amount);
        store.insert(RefundId.next(), order, operation.id(), sum, RefundCause.GATEWAY, REASON, null);
        return operation;
    }

    /** Staff try it again, or give the money back in another way. */
    @Override
    public void undone(OrderId id, OperationId operation, String code) {
        RefundId refund = store.undo(operation, code).orElseThrow();
        Money amount = store.find(refund).orElseThrow().amount();
        reversals.undoRefund(
                orders.get(id),
                amount,
                "The refund of " + amount.display() + " did not arrive. The shop looks after it.");
        outbox.publish(new RefundFailed(refund, id));
    }

    @Override
    public void disputed(OrderId order, Money amount) {
        reversals.tell(
                orders.get(order),
                TimelineType.PAYMENT_DISPUTED,
                amount.display() + " of the payment went back by the bank that they had come from.",
                null);
    }

    @Override
    public void reinstated(OrderId order, Money amount) {
        reversals.tell(
                orders.get(order),
                TimelineType.PAYMENT_REINSTATED,
                amount.display() + " of the payment, which had gone back by the bank, came again.",
                null);
    }
}
