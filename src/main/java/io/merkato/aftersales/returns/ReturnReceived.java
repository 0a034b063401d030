package io.merkato.aftersales.returns;

import io.merkato.kernel.OrderId;
import io.merkato.kernel.OrderLineId;
import io.merkato.platform.jobs.DomainEvent;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Something of a return came.
 *
 * @param items what came this time
 */
public record ReturnReceived(ReturnId returnId, OrderId orderId, List<Item> items) implements DomainEvent {

    static ReturnReceived of(Return received, Map<OrderLineId, Integer> units) {
        return new ReturnReceived(
                received.id(),
                received.orderId(),
                units.entrySet().stream()
                        .map(line -> new Item(line.getKey(), line.getValue()))
                        .toList());
    }

    @Override
    public UUID aggregateId() {
        return orderId.value();
    }

    /** Units of one line. */
    public record Item(OrderLineId orderItemId, int quantity) {}
}
