package io.merkato.catalog;

import io.merkato.kernel.Money;
import io.merkato.kernel.ProductId;
import io.merkato.kernel.VariantId;
import org.jspecify.annotations.Nullable;

/**
 * A variant as a buyer sees it in a cart or an order.
 *
 * @param title of product and variant together
 * @param image address of the product's first picture
 * @param price what one unit costs now
 * @param taxClass which tax rate it falls under, such as standard or reduced
 * @param withdrawalExempt whether buyers may not withdraw from buying it
 * @param active false when it is no longer sold
 */
public record SellableVariant(
        VariantId variantId,
        ProductId productId,
        String sku,
        String title,
        @Nullable String image,
        Money price,
        String taxClass,
        boolean withdrawalExempt,
        boolean active) {}
