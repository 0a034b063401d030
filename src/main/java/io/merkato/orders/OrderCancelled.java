package io.merkato.orders;

import io.merkato.kernel.OrderId;
import io.merkato.kernel.OrderLineId;
import io.merkato.kernel.VariantId;
import io.merkato.platform.jobs.DomainEvent;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * An order was cancelled, or some units of it were, by its buyer or the shop. One whose payment failed without anybody wanting
 * that is not told of.
 *
 * @param whole whether nothing of it is left to be sent, and nothing was
 */
public record OrderCancelled(OrderId orderId, String number, boolean whole, List<Line> lines) implements DomainEvent {

    static OrderCancelled of(Order order, Map<OrderLineId, Integer> units) {
        return new OrderCancelled(
                order.id(),
                order.number(),
                order.state().status() == OrderStatus.CANCELLED,
                order.lines().stream()
                        .filter(line -> units.containsKey(line.id()))
                        .map(line ->
                                new Line(line.variantId(), line.title(), line.sku(), units.getOrDefault(line.id(), 0)))
                        .toList());
    }

    @Override
    public UUID aggregateId() {
        return orderId.value();
    }

    /** What is not sent of one variant. */
    public record Line(VariantId variantId, String title, String sku, int quantity) {}
}
