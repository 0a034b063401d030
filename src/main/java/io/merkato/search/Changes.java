package io.merkato.search;

import java.util.List;

/**
 * Some changes of products.
 *
 * @param products those that have changed, by the transactions that changed them last
 * @param end where to go on from for who has seen all that was committed when this was read
 */
public record Changes(List<ChangedProduct> products, long end) {}
