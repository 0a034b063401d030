package io.merkato.orders;

import io.merkato.kernel.Money;
import io.merkato.kernel.ProductId;
import io.merkato.kernel.VariantId;
import org.jspecify.annotations.Nullable;

/**
 * What was bought of one variant, as it was called and cost then.
 *
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
        Money unitPrice,
        Money discount,
        Money lineTotal,
        Money tax) {}
