package io.merkato.aftersales.returns;

import static io.merkato.aftersales.returns.ReturnProblem.RETURN_ENDED;

import io.merkato.audit.AuditTrail;
import io.merkato.audit.SecurityEvent;
import io.merkato.kernel.UserId;
import io.merkato.orders.Order;
import io.merkato.orders.OrderReversals;
import io.merkato.orders.Orders;
import io.merkato.orders.TimelineType;
import io.merkato.platform.jobs.Outbox;
import io.merkato.platform.visitor.Visitor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Staff say yes or no to a return that has not ended. */
@Component
class DecideReturn {

    private final Orders orders;
    private final OrderReversals reversals;
    private final ReturnStore store;
    private final Returns returns;
    private final AuditTrail audit;
    private final Outbox outbox;

    DecideReturn(
            Orders orders,
            OrderReversals reversals,
            ReturnStore store,
            Returns returns,
            AuditTrail audit,
            Outbox outbox) {
        this.orders = orders;
        this.reversals = reversals;
        this.store = store;
        this.returns = returns;
        this.audit = audit;
        this.outbox = outbox;
    }

    /**
     * Has the goods sent. Saying so again changes nothing.
     *
     * @throws io.merkato.platform.problem.Problem NOT_FOUND, RETURN_ENDED
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Return approve(ReturnId id, UserId by, Visitor visitor) {
        Held held = hold(id);
        if (held.asked().status() == ReturnStatus.APPROVED) {
            return held.asked();
        }
        store.move(id, held.asked().status(), ReturnStatus.APPROVED, null);
        reversals.tell(held.order(), TimelineType.RETURN_APPROVED, "The return was approved.", by);
        record(SecurityEvent.RETURN_APPROVED, held.asked(), by, visitor);
        outbox.publish(new ReturnApproved(id, held.order().id()));
        return returns.get(id);
    }

    /**
     * Awaits no more of it.
     *
     * @param reason for the buyer to read
     * @throws io.merkato.platform.problem.Problem NOT_FOUND, RETURN_ENDED
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Return reject(ReturnId id, String reason, UserId by, Visitor visitor) {
        Held held = hold(id);
        // Nothing is written to who was erased.
        boolean erased = held.order().email().isEmpty();
        store.move(id, held.asked().status(), ReturnStatus.REJECTED, erased ? "" : reason);
        // Without the reason, which is for the buyer alone: the timeline stays when they are erased.
        reversals.tell(held.order(), TimelineType.RETURN_REJECTED, "The return was rejected.", by);
        record(SecurityEvent.RETURN_REJECTED, held.asked(), by, visitor);
        outbox.publish(new ReturnRejected(id, held.order().id()));
        return returns.get(id);
    }

    /** Holds the order first, as everybody does who changes one of its returns, and then reads the return as it is. */
    private Held hold(ReturnId id) {
        Order order = orders.getForUpdate(returns.get(id).orderId());
        Return asked = returns.get(id);
        if (!asked.status().isOpen()) {
            throw RETURN_ENDED.because("It is " + asked.status().text() + " already.");
        }
        return new Held(order, asked);
    }

    private void record(SecurityEvent event, Return asked, UserId by, Visitor visitor) {
        audit.record(event, null, by, visitor, "order " + asked.orderNumber() + ", return " + asked.id());
    }

    private record Held(Order order, Return asked) {}
}
