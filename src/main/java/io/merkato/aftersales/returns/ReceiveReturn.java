package io.merkato.aftersales.returns;

import static io.merkato.aftersales.returns.ReturnProblem.RETURN_ENDED;

import io.merkato.aftersales.refunds.RefundCause;
import io.merkato.aftersales.refunds.Refunds;
import io.merkato.audit.AuditTrail;
import io.merkato.audit.SecurityEvent;
import io.merkato.inventory.Inventory;
import io.merkato.kernel.OrderLineId;
import io.merkato.kernel.UserId;
import io.merkato.orders.Order;
import io.merkato.orders.OrderReversals;
import io.merkato.orders.Orders;
import io.merkato.payments.Operation;
import io.merkato.payments.Payments;
import io.merkato.platform.idempotency.Idempotency;
import io.merkato.platform.idempotency.IdempotentRequest;
import io.merkato.platform.jobs.Outbox;
import io.merkato.platform.visitor.Visitor;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Goods of a return have come: they are counted, go to the shelf unless they are damaged, and their money is given back in a
 * second step. Of two who receive the same goods one does, since both hold the order.
 */
@Component
class ReceiveReturn {

    private final Orders orders;
    private final OrderReversals reversals;
    private final Inventory inventory;
    private final Refunds refunds;
    private final Payments payments;
    private final ReturnStore store;
    private final Returns returns;
    private final WithdrawnGoods withdrawnGoods;
    private final Idempotency idempotency;
    private final AuditTrail audit;
    private final Outbox outbox;

    ReceiveReturn(
            Orders orders,
            OrderReversals reversals,
            Inventory inventory,
            Refunds refunds,
            Payments payments,
            ReturnStore store,
            Returns returns,
            WithdrawnGoods withdrawnGoods,
            Idempotency idempotency,
            AuditTrail audit,
            Outbox outbox) {
        this.orders = orders;
        this.reversals = reversals;
        this.inventory = inventory;
        this.refunds = refunds;
        this.payments = payments;
        this.store = store;
        this.returns = returns;
        this.withdrawnGoods = withdrawnGoods;
        this.idempotency = idempotency;
        this.audit = audit;
        this.outbox = outbox;
    }

    /**
     * Receives goods.
     *
     * @param came null for all that is awaited, none of it damaged
     * @throws io.merkato.platform.problem.Problem NOT_FOUND, RETURN_ENDED, NOT_RETURNABLE with {@code left}
     */
    Return receive(ReturnId id, @Nullable Came came, UserId by, Visitor visitor, IdempotentRequest request) {
        return idempotency.inTwoSteps(
                request,
                Function.<UUID>identity(),
                receipt -> begin(receipt, id, came, by, visitor),
                payments::finish,
                receipt -> returns.get(id),
                now -> true);
    }

    private Optional<Operation> begin(UUID receipt, ReturnId id, @Nullable Came wanted, UserId by, Visitor visitor) {
        Order order = orders.getForUpdate(returns.get(id).orderId());
        Return asked = returns.get(id);
        if (!asked.status().isOpen()) {
            throw RETURN_ENDED.because("It is " + asked.status().text() + " already.");
        }
        Map<OrderLineId, Integer> awaited = asked.awaited();
        Came came = wanted == null ? new Came(awaited, Map.of()) : wanted;
        ReturnPolicy.require(came.units(), awaited, "Not so much of these items is awaited.");
        inventory.takeBack(order.id(), order.unitsByVariant(came.units()), order.unitsByVariant(came.damaged()), by);
        Order now = reversals.takeBack(order, came.units(), "Came back: " + order.words(came.units()) + ".", by);
        store.receive(id, came.units(), came.damaged());
        ReturnStatus next = came.units().equals(awaited) ? ReturnStatus.RECEIVED : ReturnStatus.APPROVED;
        if (next != asked.status()) {
            store.move(id, asked.status(), next, null);
        }
        audit.record(SecurityEvent.RETURN_RECEIVED, null, by, visitor, "order " + order.number() + ", return " + id);
        outbox.publish(ReturnReceived.of(asked, came.units()));
        Optional<Operation> refund = refunds.giveBack(
                now,
                came.units(),
                withdrawnGoods.shippingAfter(now, asked.withdrawn()),
                cause(asked),
                "What came back.",
                by);
        store.insertReceipt(receipt, id, refund.flatMap(refunds::movedBy).orElse(null));
        return refund;
    }

    private static RefundCause cause(Return asked) {
        return asked.withdrawn() ? RefundCause.WITHDRAWAL : RefundCause.RETURN;
    }

    /**
     * What came.
     *
     * @param units by line, each 1 or more
     * @param damaged of these
     */
    record Came(Map<OrderLineId, Integer> units, Map<OrderLineId, Integer> damaged) {}
}
