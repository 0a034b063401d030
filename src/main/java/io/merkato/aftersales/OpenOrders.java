package io.merkato.aftersales;

import io.merkato.aftersales.refunds.Refunds;
import io.merkato.kernel.OrderId;
import io.merkato.orders.Order;
import io.merkato.orders.OrderLine;
import io.merkato.orders.Orders;
import io.merkato.payments.Payments;
import io.merkato.platform.privacy.OpenBusiness;
import io.merkato.platform.privacy.PersonalData.Person;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The orders that a buyer who wants to be forgotten has to wait for, or gives up. */
@Component
class OpenOrders implements OpenBusiness {

    private final Orders orders;
    private final Refunds refunds;
    private final CancelOrder cancelOrder;
    private final Payments payments;
    private final TransactionTemplate transaction;

    OpenOrders(
            Orders orders,
            Refunds refunds,
            CancelOrder cancelOrder,
            Payments payments,
            TransactionTemplate transaction) {
        this.orders = orders;
        this.refunds = refunds;
        this.cancelOrder = cancelOrder;
        this.payments = payments;
        this.transaction = transaction;
    }

    @Override
    public List<OpenOrder> with(Person person) {
        List<Order> all = orders.all(person.id());
        Set<OrderId> pending = refunds.pendingOf(all.stream().map(Order::id).toList());
        return all.stream()
                .flatMap(order ->
                        why(order, pending).stream().map(why -> new OpenOrder(order.id(), order.number(), why)))
                .toList();
    }

    @Override
    public void cancel(List<OpenOrder> open) {
        for (OpenOrder order : open) {
            switch (order.why()) {
                case PAYMENT_OPEN, NOT_SHIPPED -> cancel(order.id());
                case REFUND_PENDING -> {}
            }
        }
    }

    private void cancel(OrderId id) {
        Stream.ofNullable(transaction.execute(status -> cancelOrder.forLeavingBuyer(id)))
                .flatMap(Optional::stream)
                .forEach(payments::finish);
    }

    private static Optional<Why> why(Order order, Set<OrderId> pending) {
        return switch (order.state().status()) {
            case PENDING_PAYMENT -> Optional.of(Why.PAYMENT_OPEN);
            case CONFIRMED, COMPLETED ->
                order.lines().stream().mapToInt(OrderLine::toShip).sum() > 0
                        ? Optional.of(Why.NOT_SHIPPED)
                        : order.isPromised() ? Optional.of(Why.PAYMENT_OPEN) : refund(order, pending);
            case CANCELLED -> refund(order, pending);
        };
    }

    private static Optional<Why> refund(Order order, Set<OrderId> pending) {
        return pending.contains(order.id()) ? Optional.of(Why.REFUND_PENDING) : Optional.empty();
    }
}
