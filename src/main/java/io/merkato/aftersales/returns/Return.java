package io.merkato.aftersales.returns;

import io.merkato.kernel.Money;
import io.merkato.kernel.OrderId;
import io.merkato.kernel.OrderLineId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a buyer wants to send back of an order.
 *
 * @param orderNumber for people to read out
 * @param reason the buyer's; empty when they were erased
 * @param rejection what staff said, null unless they rejected it; empty when the buyer was erased
 * @param withdrawn whether it follows from a withdrawal, and so needed no approval
 * @param refunded what was given back for what came
 */
public record Return(
        ReturnId id,
        OrderId orderId,
        String orderNumber,
        ReturnStatus status,
        List<Item> items,
        String reason,
        @Nullable String rejection,
        boolean withdrawn,
        Money refunded,
        Instant createdAt) {

    /** Units that have not come, by line, of lines that have any. */
    Map<OrderLineId, Integer> awaited() {
        return items.stream()
                .filter(item -> item.received() < item.quantity())
                .collect(Collectors.toMap(Item::orderItemId, item -> item.quantity() - item.received()));
    }

    /**
     * Units of one line.
     *
     * @param quantity announced, 1 or more
     * @param received of these, that have come
     * @param damaged of those, that cannot be sold
     */
    @Schema(name = "ReturnItem")
    public record Item(OrderLineId orderItemId, int quantity, int received, int damaged) {}
}
