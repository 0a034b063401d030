package io.merkato.pricing;

import io.merkato.kernel.Money;
import io.merkato.kernel.VariantId;

/**
 * Something to work out the cost of.
 *
 * @param quantity units, 1 or more
 * @param unitPrice the list price of one unit
 */
public record PricedItem(VariantId variantId, int quantity, Money unitPrice, String taxClass) {}
