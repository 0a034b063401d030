package io.merkato.aftersales.refunds;

import static io.merkato.payments.PaymentProblem.PAYMENT_IN_PROGRESS;
import static io.merkato.platform.problem.PlatformProblem.NOT_FOUND;

import io.merkato.kernel.Money;
import io.merkato.kernel.OrderId;
import io.merkato.kernel.OrderLineId;
import io.merkato.kernel.UserId;
import io.merkato.orders.Order;
import io.merkato.orders.OrderReversals;
import io.merkato.orders.TimelineType;
import io.merkato.payments.Operation;
import io.merkato.payments.Payments;
import io.merkato.payments.promises.Promises;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Refunds: what other parts of the shop may ask of them. A refund is stored with the operation that shall move the money; whoever
 * opens one has the operation finished by {@link Payments} after the commit.
 */
@Component
public class Refunds {

    private final RefundStore store;
    private final ReductionStore reductions;
    private final Payments payments;
    private final Promises promises;
    private final OrderReversals reversals;

    Refunds(
            RefundStore store,
            ReductionStore reductions,
            Payments payments,
            Promises promises,
            OrderReversals reversals) {
        this.store = store;
        this.reductions = reductions;
        this.promises = promises;
        this.payments = payments;
        this.reversals = reversals;
    }

    /**
     * Gives back what units of an order come to, of each line as many as nothing was given back for, and no more than is left. Of an
     * order that is not paid yet so much less is to be paid; when nothing is, what was promised is given up.
     *
     * @param order held by {@code Orders.getForUpdate}
     * @param units by line
     * @param shipping what of the shipping is given back too
     * @param by who of the staff decided so
     * @return what moves the money or gives it up, to be finished after the commit; empty when there is no such thing
     * @throws io.merkato.platform.problem.Problem PAYMENT_IN_PROGRESS while what was promised is being taken
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Operation> giveBack(
            Order order,
            Map<OrderLineId, Integer> units,
            ShippingBack shipping,
            RefundCause cause,
            String reason,
            @Nullable UserId by) {
        if (order.isPromised()) {
            // Nobody pays the shipping of what was not taken in at the door.
            ShippingBack unpaid = order.nothingStays() ? ShippingBack.ALL : shipping;
            return reduce(order, sum(order, units, unpaid, 0), by);
        }
        Sum possible = within(order, sum(order, units, shipping, 0));
        return possible.amount() <= 0
                ? Optional.empty()
                : Optional.of(open(RefundId.next(), order, possible, cause, reason, by));
    }

    private Optional<Operation> reduce(Order order, Sum sum, @Nullable UserId by) {
        if (promises.isBeingEnded(order.id())) {
            throw PAYMENT_IN_PROGRESS.because("Try it again when it is known what became of it.");
        }
        reductions.insert(order.id(), sum);
        Order reduced = sum.amount() == 0 ? order : reversals.waive(order, new Money(sum.amount(), sum.currency()), by);
        return reduced.due().isZero() ? Optional.of(promises.giveUp(order.id())) : Optional.empty();
    }

    /** All refunds of an order, in the order in which they were begun. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public List<Refund> of(OrderId order) {
        return store.of(order);
    }

    /** Those of these orders of which money is on its way back. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public Set<OrderId> pendingOf(List<OrderId> orders) {
        return store.pendingOf(orders);
    }

    /** The refund, or NOT_FOUND. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public Refund get(RefundId id) {
        return store.find(id).orElseThrow(() -> NOT_FOUND.because("There is no such refund."));
    }

    /** The refund whose money an operation moves; nothing when it gives up what was promised. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public Optional<RefundId> movedBy(Operation operation) {
        return store.movedBy(operation.id());
    }

    /** What units of an order, its shipping and something beside come to now. */
    Sum sum(Order order, Map<OrderLineId, Integer> units, ShippingBack shipping, long other) {
        Shares shares = new Shares(order, store.given(order.id()));
        String currency = order.totals().total().currency();
        return new Sum(shares.items(units), shipping, shares.shipping(shipping), new Money(other, currency));
    }

    /** A sum, or what of it is left of what was taken; the difference counts as given before. */
    Sum within(Order order, Sum due) {
        long most = payments.refundable(order.id(), due.currency()).amount();
        return due.amount() <= most ? due : due.with(due.other().amount() + most - due.amount());
    }

    /** What of the shipping a refund is to give back. */
    ShippingBack shippingBack(RefundId id) {
        return store.shippingBack(id);
    }

    /** What is still to be given back of lines, by unit. */
    Map<OrderLineId, Integer> left(Order order) {
        return new Shares(order, store.given(order.id())).left();
    }

    Operation open(RefundId id, Order order, Sum sum, RefundCause cause, String reason, @Nullable UserId by) {
        Money amount = new Money(sum.amount(), sum.currency());
        Operation operation = payments.refund(order.id(), amount);
        store.insert(id, order.id(), operation.id(), sum, cause, reason, by);
        reversals.tell(order, TimelineType.REFUND_STARTED, "A refund of " + amount.display() + " was begun.", by);
        return operation;
    }

    /** Tries a refund again, with what its units come to now. */
    Operation openAgain(Refund refund, Order order, Sum sum, UserId by) {
        Money amount = new Money(sum.amount(), sum.currency());
        Operation operation = payments.refund(order.id(), amount);
        store.reopen(refund.id(), operation.id(), sum);
        reversals.tell(
                order, TimelineType.REFUND_STARTED, "The refund of " + amount.display() + " is tried again.", by);
        return operation;
    }

    /**
     * What a refund adds up to.
     *
     * @param shippingBack what of the shipping it is to give back
     * @param shipping what that comes to
     */
    record Sum(List<Refund.Item> items, ShippingBack shippingBack, Money shipping, Money other) {

        long amount() {
            return items.stream().mapToLong(item -> item.amount().amount()).sum() + shipping.amount() + other.amount();
        }

        String currency() {
            return shipping.currency();
        }

        Sum with(long other) {
            return new Sum(items, shippingBack, shipping, new Money(other, currency()));
        }
    }
}
