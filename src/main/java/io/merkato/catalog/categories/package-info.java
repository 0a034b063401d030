/**
 * The tree of categories: its places, how they are made and moved. What stands in them is known to the products, and who
 * sees which of them to the storefront.
 */
@NamedInterface("categories")
@NullMarked
package io.merkato.catalog.categories;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
