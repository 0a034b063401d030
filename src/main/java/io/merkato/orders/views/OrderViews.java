package io.merkato.orders.views;

import io.merkato.kernel.OrderId;
import io.merkato.orders.FulfillmentStatus;
import io.merkato.orders.Order;
import io.merkato.orders.Orders;
import io.merkato.orders.PaymentStatus;
import io.merkato.orders.TimelineEntry;
import io.merkato.orders.shipments.Shipment;
import io.merkato.orders.shipments.Shipments;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Orders as their buyers read them, with the parcels that have left and what happened to them. */
@Component
public class OrderViews {

    private final Orders orders;
    private final Shipments shipments;
    private final List<PaymentActions> actions;

    OrderViews(Orders orders, Shipments shipments, List<PaymentActions> actions) {
        this.orders = orders;
        this.shipments = shipments;
        this.actions = actions;
    }

    /** An order of which nothing has left yet, with what its buyer has to do to pay it. */
    public OrderView toPay(Order.Told told) {
        return withAction(OrderView.of(told.order(), List.of(), told.timeline()), told.order());
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

    public List<OrderView> of(List<Order> found) {
        List<OrderId> begun = found.stream()
                .filter(order -> order.state().fulfillmentStatus() != FulfillmentStatus.UNFULFILLED)
                .map(Order::id)
                .toList();
        Map<OrderId, List<Shipment>> sent = begun.isEmpty() ? Map.of() : shipments.sent(begun);
        Map<OrderId, List<TimelineEntry>> told =
                orders.timelines(found.stream().map(Order::id).toList());
        return found.stream()
                .map(order -> OrderView.of(
                        order, sent.getOrDefault(order.id(), List.of()), told.getOrDefault(order.id(), List.of())))
                .toList();
    }
}
