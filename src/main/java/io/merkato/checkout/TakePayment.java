package io.merkato.checkout;

import static io.merkato.checkout.CheckoutProblem.CAPTURE_TOO_LARGE;
import static io.merkato.checkout.CheckoutProblem.NOTHING_TO_CAPTURE;
import static io.merkato.checkout.CheckoutProblem.NOTHING_TO_SETTLE;
import static io.merkato.checkout.CheckoutProblem.SETTLEMENT_DIFFERS;
import static io.merkato.payments.PaymentProblem.PAYMENT_DECLINED;
import static io.merkato.platform.problem.PlatformProblem.VALIDATION_FAILED;

import io.merkato.audit.AuditTrail;
import io.merkato.audit.SecurityEvent;
import io.merkato.kernel.Money;
import io.merkato.kernel.OrderId;
import io.merkato.kernel.PaymentPromise;
import io.merkato.kernel.UserId;
import io.merkato.orders.Order;
import io.merkato.orders.Orders;
import io.merkato.payments.Operation;
import io.merkato.payments.Payments;
import io.merkato.payments.promises.Promises;
import io.merkato.platform.idempotency.Idempotency;
import io.merkato.platform.idempotency.IdempotentRequest;
import io.merkato.platform.visitor.Visitor;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Staff take the money that was promised for an order, or say that it has come. Of two who do so at once one does, and so of one
 * who takes it and one who cancels, since all hold the order.
 */
@Component
class TakePayment {

    private final Orders orders;
    private final Promises promises;
    private final Payments payments;
    private final Idempotency idempotency;
    private final AuditTrail audit;

    TakePayment(Orders orders, Promises promises, Payments payments, Idempotency idempotency, AuditTrail audit) {
        this.orders = orders;
        this.promises = promises;
        this.payments = payments;
        this.idempotency = idempotency;
        this.audit = audit;
    }

    /**
     * Takes what a gateway has authorized. The rest is given up.
     *
     * @param amount null for all that is due
     * @return the order: paid, or with what became of it still unknown
     * @throws io.merkato.platform.problem.Problem NOTHING_TO_CAPTURE, CAPTURE_TOO_LARGE with {@code due},
     *     PAYMENT_IN_PROGRESS, and PAYMENT_DECLINED, which is kept
     */
    Order capture(OrderId id, @Nullable Money amount, UserId by, Visitor visitor, IdempotentRequest request) {
        return inTwoSteps(id, request, () -> {
            Order order = orders.getForUpdate(id);
            if (!waits(order) || order.promise() != PaymentPromise.AUTHORIZED) {
                throw NOTHING_TO_CAPTURE.because("Only what is authorized is captured, and only once.");
            }
            Money due = requireAmount(amount, order.due());
            if (due.amount() > order.due().amount()) {
                throw CAPTURE_TOO_LARGE
                        .because("What was cancelled is not taken.")
                        .with("due", order.due());
            }
            return take(order, due, null, by, visitor);
        });
    }

    /**
     * The money of an order has come that its buyer was to bring.
     *
     * @param reference what people call it
     * @param amount null for all that is due
     * @throws io.merkato.platform.problem.Problem NOTHING_TO_SETTLE, SETTLEMENT_DIFFERS with {@code due}, PAYMENT_IN_PROGRESS
     */
    Order settle(
            OrderId id,
            String reference,
            @Nullable Money amount,
            UserId by,
            Visitor visitor,
            IdempotentRequest request) {
        return inTwoSteps(id, request, () -> {
            Order order = orders.getForUpdate(id);
            if (!waits(order) || order.promise() == PaymentPromise.AUTHORIZED) {
                throw NOTHING_TO_SETTLE.because("Nobody is to bring money for it.");
            }
            if (!requireAmount(amount, order.due()).equals(order.due())) {
                throw SETTLEMENT_DIFFERS
                        .because("Ask for the rest, or send back what is too much, and settle what is due.")
                        .with("due", order.due());
            }
            return take(order, order.due(), reference, by, visitor);
        });
    }

    private static boolean waits(Order order) {
        return order.isPromised() && !order.cancelling() && !order.due().isZero();
    }

    private static Money requireAmount(@Nullable Money amount, Money due) {
        if (amount == null) {
            return due;
        }
        if (amount.amount() <= 0 || !amount.currency().equals(due.currency())) {
            throw VALIDATION_FAILED.because("`amount` is more than zero, in the currency of the order.");
        }
        return amount;
    }

    private Operation take(Order order, Money amount, @Nullable String reference, UserId by, Visitor visitor) {
        Operation capture = promises.capture(order.id(), amount, reference);
        audit.record(
                SecurityEvent.PAYMENT_TAKEN, null, by, visitor, "order " + order.number() + ", " + amount.display());
        return capture;
    }

    private Order inTwoSteps(OrderId id, IdempotentRequest request, Supplier<Operation> begin) {
        return idempotency.inTwoSteps(
                request.keeping(PAYMENT_DECLINED),
                Function.<UUID>identity(),
                subject -> Optional.of(begin.get()),
                payments::finish,
                subject -> unlessDeclined(id),
                now -> true);
    }

    private Order unlessDeclined(OrderId id) {
        Order order = orders.get(id);
        if (order.isPromised() && !promises.isBeingEnded(id)) {
            throw PAYMENT_DECLINED
                    .because("The gateway has not paid what it had promised. Try it again, or speak to the buyer.")
                    .with("orderId", id);
        }
        return order;
    }
}
