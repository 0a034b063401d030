package io.merkato.inventory;

import io.merkato.kernel.OrderId;
import io.merkato.kernel.VariantId;
import java.util.List;

/**
 * Units of a variant that orders hold, and which those are.
 *
 * @param reserved units that all orders hold
 * @param orders the oldest of them, at most twenty
 */
public record HeldStock(VariantId variantId, int onHand, int reserved, List<Holder> orders) {

    /**
     * An order that holds units.
     *
     * @param units those that have not been shipped
     */
    public record Holder(OrderId orderId, int units) {}
}
