package io.merkato.orders.tracking;

import io.merkato.kernel.OrderId;
import io.merkato.orders.Order;
import io.merkato.orders.Orders;
import io.merkato.orders.views.OrderViews;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads what is told of an order. Of one whose buyer is erased nothing is. */
@Component
class ReadTracking {

    private final Orders orders;
    private final OrderViews views;

    ReadTracking(Orders orders, OrderViews views) {
        this.orders = orders;
        this.views = views;
    }

    /** As it is once those have committed who are changing it at this moment. */
    @Transactional
    public Optional<Tracking> current(OrderId id) {
        return Optional.ofNullable(orders.getLocked(List.of(id)).get(id)).flatMap(this::told);
    }

    /** As it was committed last. */
    @Transactional
    public Optional<Tracking> last(OrderId id) {
        return told(orders.get(id));
    }

    private Optional<Tracking> told(Order order) {
        return order.email().isEmpty() ? Optional.empty() : Optional.of(Tracking.of(views.of(order)));
    }
}
