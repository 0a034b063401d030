package io.merkato.search;

import io.merkato.kernel.ProductId;

/**
 * A product that has changed.
 *
 * @param place the number of the transaction that changed it last
 * @param words whether its words have changed at or behind the place that was asked for
 */
public record ChangedProduct(ProductId product, long place, boolean words) {}
