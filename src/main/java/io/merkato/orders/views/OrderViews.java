package io.merkato.orders.views;

import io.merkato.kernel.OrderId;
import io.merkato.orders.FulfillmentStatus;
import io.merkato.orders.Order;
import io.merkato.orders.PaymentStatus;
import io.merkato.orders.shipments.Shipment;
import io.merkato.orders.shipments.Shipments;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Orders as their buyers read them, with the parcels that have left. */
@Component
public class OrderViews {

    private final Shipments shipments;
    private final List<PaymentActions> actions;

    OrderViews(Shipments shipments, List<PaymentActions> actions) {
        this.shipments = shipments;
        this.actions = actions;
    }

    /** An order of which nothing has left yet, with what its buyer has to do to pay it. */
    public OrderView toPay(Order order) {
        return withAction(OrderView.of(order), order);
    }

    /** An order with its parcels, and with what its buyer has to do to pay it. */
    public OrderView whole(Order order) {
        return withAction(of(order), order);
    }

    private OrderView withAction(OrderView view, Order order) {
        if (order.state().paymentStatus() != PaymentStatus.PENDING || order.isPromised()) {
            return view;
        }
        return actions.stream()
                .flatMap(some -> some.of(order).stream())
                .findFirst()
                .map(view::with)
                .orElse(view);
    }

    public OrderView of(Order order) {
        return of(List.of(order)).getFirst();
    }

    public List<OrderView> of(List<Order> orders) {
        List<OrderId> begun = orders.stream()
                .filter(order -> order.state().fulfillmentStatus() != FulfillmentStatus.UNFULFILLED)
                .map(Order::id)
                .toList();
        Map<OrderId, List<Shipment>> sent = begun.isEmpty() ? Map.of() : shipments.sent(begun);
        return orders.stream()
                .map(order -> OrderView.of(order, sent.getOrDefault(order.id(), List.of())))
                .toList();
    }
}
