package io.merkato.catalog;

import io.merkato.kernel.ProductId;
import java.util.List;
import java.util.Set;

/**
 * What is kept of products elsewhere, in step with the books. It is told in the transaction that changes them, while they
 * are locked: both are committed, or neither is.
 */
public interface ProductProjection {

    /** Products as they are now, new ones or changed ones, sorted by their ids. */
    void saved(List<Product> products);

    /** Of those saved just now, the ones that are on sale again, or for the first time after their making. */
    default void activated(Set<ProductId> products) {}

    /** A product that is no more. */
    void removed(ProductId product);
}
