package io.merkato.orders.tracking;

import io.merkato.orders.Order;
import io.merkato.orders.Orders;
import io.merkato.orders.access.OrderGrant;
import io.merkato.orders.access.OrderViewer;
import io.merkato.platform.security.Caller;
import io.merkato.platform.security.StandingCallers;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/** Whether somebody who was let in to an order still would be, but for what the order itself says of that. */
@Component
class StillAllowed {

    private final Orders orders;
    private final List<StandingCallers> callers;

    StillAllowed(Orders orders, List<StandingCallers> callers) {
        this.orders = orders;
        this.callers = callers;
    }

    /** To be asked again and again; answered from memory. */
    BooleanSupplier asLongAs(Order order, OrderViewer viewer, Caller caller) {
        OrderGrant grant = viewer.grant();
        boolean byTokenOnly = grant != null
                && orders.find(order.id(), new OrderViewer(viewer.buyer(), null))
                        .isEmpty();
        return () -> callers.stream().allMatch(known -> known.stands(caller))
                && (!byTokenOnly || viewer.isGranted(order.id()));
    }
}
