package io.merkato.inventory;

import io.merkato.kernel.ProductId;
import io.merkato.kernel.VariantId;

/**
 * What a variant is called, where staff reads of its stock.
 *
 * @param title of the product and, when it has several variants, of this one
 */
public record StockName(VariantId variantId, ProductId productId, String sku, String title) {}
