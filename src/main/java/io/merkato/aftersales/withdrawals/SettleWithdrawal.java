package io.merkato.aftersales.withdrawals;

import io.merkato.aftersales.withdrawals.Extent.Chosen;
import io.merkato.aftersales.withdrawals.WithdrawalStore.Outcome;
import io.merkato.kernel.OrderId;
import io.merkato.kernel.OrderLineId;
import io.merkato.orders.Order;
import io.merkato.orders.OrderStatus;
import io.merkato.orders.Orders;
import io.merkato.orders.lookup.OrdersByNumber;
import io.merkato.payments.Operation;
import io.merkato.payments.Payments;
import io.merkato.platform.jobs.Job;
import io.merkato.platform.jobs.JobKind;
import io.merkato.platform.jobs.Outbox;
import io.merkato.platform.mail.EmailKey;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks at a withdrawal that has come, after the answer, so that the answer cannot tell anything. What fits and is in time is
 * carried out; what does not is for staff to decide, with the reason.
 */
@Component
class SettleWithdrawal implements Job<SettleWithdrawal.Received> {

    static final JobKind<Received> KIND = new JobKind<>("aftersales.settle-withdrawal", Received.class);

    /** Whoever knows number and address may withdraw once more, and is not to fill a mailbox by it. */
    private static final int MOST_TOLD = 10;

    private final WithdrawalStore store;
    private final OrdersByNumber ordersByNumber;
    private final Orders orders;
    private final WithdrawalPeriod period;
    private final Withdraw withdraw;
    private final Payments payments;
    private final Outbox outbox;
    private final TransactionTemplate transaction;

    SettleWithdrawal(
            WithdrawalStore store,
            OrdersByNumber ordersByNumber,
            Orders orders,
            WithdrawalPeriod period,
            Withdraw withdraw,
            Payments payments,
            Outbox outbox,
            TransactionTemplate transaction) {
        this.store = store;
        this.ordersByNumber = ordersByNumber;
        this.orders = orders;
        this.period = period;
        this.withdraw = withdraw;
        this.payments = payments;
        this.outbox = outbox;
        this.transaction = transaction;
    }

    @Override
    public JobKind<Received> kind() {
        return KIND;
    }

    @Override
    public void run(Received received) {
        Objects.requireNonNull(transaction.execute(status -> store.find(received.id())
                        .filter(declared -> declared.status() == WithdrawalStatus.RECEIVED)
                        .flatMap(this::settle)))
                .ifPresent(payments::finish);
    }

    /** What is left to be done after the commit. */
    private Optional<Operation> settle(Withdrawal declared) {
        if (declared.email().isEmpty()) {
            return leave(declared, null, Why.PERSON_ERASED);
        }
        Optional<OrderId> found = ordersByNumber.find(declared.orderNumber());
        if (found.isEmpty()) {
            return leave(declared, null, Why.ORDER_UNKNOWN);
        }
        Order order = orders.getForUpdate(found.get());
        if (order.email().isEmpty() || !EmailKey.of(order.email()).equals(EmailKey.of(declared.email()))) {
            return leave(declared, null, Why.ADDRESS_DIFFERS);
        }
        if (store.tell(declared.id(), order.id(), MOST_TOLD)) {
            outbox.publish(new WithdrawalReceived(declared.id()));
        }
        Extent extent = withdraw.extent(order);
        Why obstacle = obstacle(order, declared, extent);
        return obstacle == null ? carryOut(declared, order, extent) : leave(declared, order.id(), obstacle);
    }

    private Optional<Operation> carryOut(Withdrawal declared, Order order, Extent extent) {
        Optional<Operation> refund = Optional.empty();
        if (isUnpaid(order)) {
            withdraw.fromUnpaid(order);
        } else {
            refund = withdraw.from(order, chosen(order, declared, extent), null);
        }
        move(declared, Outcome.settled(order.id()));
        return refund;
    }

    private @Nullable Why obstacle(Order order, Withdrawal declared, Extent extent) {
        List<Withdrawal.Item> items = declared.items();
        if (order.cancelling() || extent.all().isEmpty()) {
            return Why.NOTHING_LEFT;
        }
        if (isUnpaid(order)) {
            return items == null ? null : Why.PAYMENT_OPEN;
        }
        if (items != null && !extent.hasAll(order, items)) {
            return Why.ITEMS_DIFFER;
        }
        boolean left = order.lines().stream().anyMatch(line -> line.shipped() > 0);
        return left ? obstacleToReturn(order, declared, extent) : null;
    }

    /** What has not left can be given up without any right; the rest takes one. */
    private @Nullable Why obstacleToReturn(Order order, Withdrawal declared, Extent extent) {
        if (!period.isGranted(order)) {
            return Why.COUNTRY_EXCLUDED;
        }
        if (!period.includes(order, Objects.requireNonNull(declared.receivedAt()))) {
            return Why.LATE;
        }
        Chosen chosen = chosen(order, declared, extent);
        Set<OrderLineId> comeBack = new HashSet<>(chosen.toReturn().keySet());
        comeBack.addAll(withdraw.announcedWith(order, chosen));
        return order.lines().stream().anyMatch(line -> line.withdrawalExempt() && comeBack.contains(line.id()))
                ? Why.EXEMPT
                : null;
    }

    private static Chosen chosen(Order order, Withdrawal declared, Extent extent) {
        return extent.choose(extent.declared(order, declared));
    }

    private static boolean isUnpaid(Order order) {
        return order.state().status() == OrderStatus.PENDING_PAYMENT;
    }

    private Optional<Operation> leave(Withdrawal declared, @Nullable OrderId order, Why why) {
        move(declared, Outcome.undecided(order, why));
        return Optional.empty();
    }

    private void move(Withdrawal declared, Outcome outcome) {
        if (!store.move(declared.id(), WithdrawalStatus.RECEIVED, outcome)) {
            throw new IllegalStateException("withdrawal " + declared.id() + " is being settled elsewhere");
        }
    }

    /** Somebody has confirmed a withdrawal. */
    record Received(WithdrawalId id) {}
}
