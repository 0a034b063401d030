package io.merkato.aftersales.withdrawals;

import static io.merkato.aftersales.withdrawals.WithdrawalProblem.NOT_WITHDRAWABLE;
import static io.merkato.aftersales.withdrawals.WithdrawalProblem.ORDER_NOT_NAMED;
import static io.merkato.aftersales.withdrawals.WithdrawalProblem.WITHDRAWAL_ENDED;

import io.merkato.aftersales.withdrawals.WithdrawalStore.Outcome;
import io.merkato.audit.AuditTrail;
import io.merkato.audit.SecurityEvent;
import io.merkato.kernel.OrderId;
import io.merkato.kernel.OrderLineId;
import io.merkato.kernel.UserId;
import io.merkato.orders.Order;
import io.merkato.orders.OrderStatus;
import io.merkato.orders.Orders;
import io.merkato.orders.views.MissingUnits;
import io.merkato.payments.Operation;
import io.merkato.payments.Payments;
import io.merkato.platform.idempotency.Idempotency;
import io.merkato.platform.idempotency.IdempotentRequest;
import io.merkato.platform.jobs.Outbox;
import io.merkato.platform.visitor.Visitor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Staff say yes or no to a withdrawal that did not settle by itself. */
@Component
class DecideWithdrawal {

    private final WithdrawalStore store;
    private final Withdrawals withdrawals;
    private final Orders orders;
    private final Withdraw withdraw;
    private final Payments payments;
    private final Idempotency idempotency;
    private final AuditTrail audit;
    private final Outbox outbox;

    DecideWithdrawal(
            WithdrawalStore store,
            Withdrawals withdrawals,
            Orders orders,
            Withdraw withdraw,
            Payments payments,
            Idempotency idempotency,
            AuditTrail audit,
            Outbox outbox) {
        this.store = store;
        this.withdrawals = withdrawals;
        this.orders = orders;
        this.withdraw = withdraw;
        this.payments = payments;
        this.idempotency = idempotency;
        this.audit = audit;
        this.outbox = outbox;
    }

    /**
     * Carries a withdrawal out, whatever stood in its way.
     *
     * @param named the order that it is about, null for the one that is known
     * @param wanted units by line, each 1 or more; null for what was declared, as much of it as is left
     * @throws io.merkato.platform.problem.Problem NOT_FOUND, WITHDRAWAL_ENDED, ORDER_NOT_NAMED, NOT_WITHDRAWABLE with {@code left}
     */
    Withdrawal accept(
            WithdrawalId id,
            @Nullable OrderId named,
            @Nullable Map<OrderLineId, Integer> wanted,
            UserId by,
            Visitor visitor,
            IdempotentRequest request) {
        return idempotency.inTwoSteps(
                request,
                Function.<UUID>identity(),
                subject -> begin(id, named, wanted, by, visitor),
                payments::finish,
                subject -> withdrawals.get(id),
                now -> true);
    }

    private Optional<Operation> begin(
            WithdrawalId id,
            @Nullable OrderId named,
            @Nullable Map<OrderLineId, Integer> wanted,
            UserId by,
            Visitor visitor) {
        Order order = orders.getForUpdate(orderOf(undecided(id), named));
        // Somebody may have decided while the order was waited for.
        Withdrawal declared = undecided(id);
        Extent extent = withdraw.extent(order);
        Map<OrderLineId, Integer> units = wanted == null ? extent.declared(order, declared) : wanted;
        requireLeft(order, units, extent);
        Optional<Operation> refund = withdraw.from(order, extent.choose(units), by);
        decide(declared, Outcome.accepted(order.id()));
        audit.record(
                SecurityEvent.WITHDRAWAL_ACCEPTED, null, by, visitor, "order " + order.number() + ", withdrawal " + id);
        return refund;
    }

    /**
     * Has a withdrawal change nothing.
     *
     * @param reason for the person to read
     * @throws io.merkato.platform.problem.Problem NOT_FOUND, WITHDRAWAL_ENDED
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Withdrawal reject(WithdrawalId id, String reason, UserId by, Visitor visitor) {
        Withdrawal declared = withdrawals.getLocked(id);
        requireUndecided(declared);
        // Nothing is written to who was erased.
        decide(declared, Outcome.rejected(declared.email().isEmpty() ? "" : reason));
        audit.record(SecurityEvent.WITHDRAWAL_REJECTED, null, by, visitor, "withdrawal " + id);
        return withdrawals.get(id);
    }

    private Withdrawal undecided(WithdrawalId id) {
        Withdrawal declared = withdrawals.get(id);
        requireUndecided(declared);
        return declared;
    }

    private static void requireUndecided(Withdrawal declared) {
        if (declared.status() != WithdrawalStatus.UNDECIDED) {
            throw WITHDRAWAL_ENDED.because("It is " + declared.status().text() + ".");
        }
    }

    private static OrderId orderOf(Withdrawal declared, @Nullable OrderId named) {
        OrderId known = declared.orderId();
        if (known != null && named != null && !known.equals(named)) {
            throw ORDER_NOT_NAMED.because("It is about order " + known + ": leave `orderId` out.");
        }
        return Optional.ofNullable(known)
                .or(() -> Optional.ofNullable(named))
                .orElseThrow(() -> ORDER_NOT_NAMED.because("Find out which one, and give it as `orderId`."));
    }

    private static void requireLeft(Order order, Map<OrderLineId, Integer> units, Extent extent) {
        if (order.state().status() == OrderStatus.PENDING_PAYMENT) {
            throw NOT_WITHDRAWABLE
                    .because("Wait until it is paid, or cancel all of it.")
                    .with("left", List.of());
        }
        if (units.isEmpty()) {
            throw NOT_WITHDRAWABLE
                    .because("Nothing of what was declared is left of it.")
                    .with("left", List.of());
        }
        List<MissingUnits> missing = extent.missing(units);
        if (!missing.isEmpty()) {
            throw NOT_WITHDRAWABLE
                    .because("Not so much of these items is left.")
                    .with("left", missing);
        }
    }

    /** Of two who decide at once one does. */
    private void decide(Withdrawal declared, Outcome outcome) {
        if (!store.move(declared.id(), WithdrawalStatus.UNDECIDED, outcome)) {
            throw WITHDRAWAL_ENDED.because("Somebody has decided at this moment.");
        }
        outbox.publish(new WithdrawalDecided(declared.id()));
    }
}
