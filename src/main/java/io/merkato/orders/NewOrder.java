package io.merkato.orders;

import io.merkato.kernel.Address;
import io.merkato.kernel.Buyer;
import io.merkato.kernel.Money;
import io.merkato.kernel.OrderId;
import io.merkato.kernel.ProductId;
import io.merkato.kernel.VariantId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order that is about to be placed, with its totals worked out. All money is of one currency.
 *
 * @param standardShipping what the least expensive way to ship it would cost, at most what its shipping costs
 */
public record NewOrder(
        OrderId id,
        Buyer buyer,
        String email,
        List<Line> lines,
        OrderTotals totals,
        Money standardShipping,
        String shippingMethod,
        String paymentMethod,
        Address shippingAddress,
        @Nullable Address billingAddress) {

    /**
     * What is bought of one variant.
     *
     * @param discount what is taken off this line: lineTotal = unitPrice * quantity - discount
     * @param taxPpm the tax rate in parts per million
     * @param withdrawalExempt whether the buyer may not withdraw from buying it
     */
    public record Line(
            VariantId variantId,
            ProductId productId,
            String sku,
            String title,
            @Nullable String image,
            int quantity,
            Money unitPrice,
            Money discount,
            Money lineTotal,
            Money tax,
            String taxClass,
            int taxPpm,
            boolean withdrawalExempt) {}
}
