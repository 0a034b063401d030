package io.merkato.orders;

import io.merkato.kernel.Money;
import io.merkato.kernel.OrderLineId;
import io.merkato.kernel.ProductId;
import io.merkato.kernel.VariantId;
import org.jspecify.annotations.Nullable;

/**
 * What was bought of one variant, as it was called and cost then.
 *
 * @param shipped units that have left in a parcel, 0 to quantity
 * @param discount what is taken off this line: lineTotal = unitPrice * quantity - discount
 */
public record OrderLine(
        OrderLineId id,
        VariantId variantId,
        ProductId productId,
        String sku,
        String title,
        @Nullable String image,
        int quantity,
        int shipped,
        Money unitPrice,
        Money discount,
        Money lineTotal,
        Money tax) {

    /** Units that have not left yet. */
    public int toShip() {
        return quantity - shipped;
    }
}
