package io.merkato.aftersales.refunds;

import static io.merkato.aftersales.refunds.RefundProblem.REFUND_NOT_AWAITED;

import io.merkato.audit.AuditTrail;
import io.merkato.audit.SecurityEvent;
import io.merkato.kernel.UserId;
import io.merkato.orders.Order;
import io.merkato.orders.Orders;
import io.merkato.payments.Payments;
import io.merkato.platform.visitor.Visitor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Staff say what became of a refund that no gateway makes: they have given the money back by hand, or could not. */
@Component
class SettleByHand {

    private final Orders orders;
    private final Refunds refunds;
    private final RefundStore store;
    private final Payments payments;
    private final AuditTrail audit;

    SettleByHand(Orders orders, Refunds refunds, RefundStore store, Payments payments, AuditTrail audit) {
        this.orders = orders;
        this.refunds = refunds;
        this.store = store;
        this.payments = payments;
        this.audit = audit;
    }

    /**
     * Ends a refund. Of two who do so at once one does, since both hold the order.
     *
     * @param reference what people call the money that went back; null when it did not
     * @param failure why it did not; null when it did
     * @throws io.merkato.platform.problem.Problem NOT_FOUND, REFUND_NOT_AWAITED
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Refund settle(
            RefundId id, @Nullable String reference, @Nullable String failure, UserId by, Visitor visitor) {
        Order order = orders.getForUpdate(refunds.get(id).orderId());
        if (!payments.settleByHand(store.operation(id), reference, failure)) {
            throw REFUND_NOT_AWAITED.because("It is " + refunds.get(id).status().text() + ", or a gateway makes it.");
        }
        audit.record(SecurityEvent.REFUND_SETTLED, null, by, visitor, "order " + order.number() + ", refund " + id);
        return refunds.get(id);
    }
}
