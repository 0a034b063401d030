package io.merkato.orders.shipments;

import io.merkato.kernel.OrderId;
import io.merkato.kernel.OrderLineId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What buyers have said that they send back, and has not come. Who knows returns implements it; whoever asks holds the order. */
public interface ExpectedBack {

    /** Units by line, in the caller's transaction. */
    Map<OrderLineId, Integer> of(OrderId order);

    /** Units by line that any of these expect. */
    static Map<OrderLineId, Integer> by(List<ExpectedBack> all, OrderId order) {
        Map<OrderLineId, Integer> units = new HashMap<>();
        all.forEach(one -> one.of(order).forEach((line, count) -> units.merge(line, count, Integer::sum)));
        return units;
    }
}
