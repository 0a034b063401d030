package io.merkato.inventory;

import io.merkato.kernel.VariantId;

/**
 * A variant of which there is less than was asked for.
 *
 * @param available units that can be had now
 */
public record Shortage(VariantId variantId, int requested, int available) {}
