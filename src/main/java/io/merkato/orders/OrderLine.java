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
 * @param cancelled units that never leave, 0 to quantity - shipped
 * @param returned units that came back, 0 to shipped
 * @param discount what is taken off this line: lineTotal = unitPrice * quantity - discount
 * @param taxPpm the tax rate in parts per million
 * @param withdrawalExempt whether the buyer may not withdraw from buying it
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
        int cancelled,
        int returned,
        Money unitPrice,
        Money discount,
        Money lineTotal,
        Money tax,
        String taxClass,
        int taxPpm,
        boolean withdrawalExempt) {

    /** The line as its total is explained. */
    Explanation.Item toItem() {
        return new Explanation.Item(variantId, quantity, unitPrice, discount, lineTotal, tax, taxClass, taxPpm);
    }

    /** Units that have not left yet and shall. */
    public int toShip() {
        return quantity - cancelled - shipped;
    }

    /** Units that are with the buyer or on their way there. */
    public int toReturn() {
        return shipped - returned;
    }
}
