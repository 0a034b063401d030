package io.merkato.cart;

import io.merkato.kernel.VariantId;
import java.util.List;

/** What is in a cart. */
public record CartContents(List<Item> items) {

    /**
     * How many units of one variant.
     *
     * @param quantity 1 to 999
     */
    public record Item(VariantId variantId, int quantity) {}
}
