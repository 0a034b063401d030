package io.merkato.storefront;

import io.merkato.kernel.ProductId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds products that are on sale. It tells which and how many; what they look like is read elsewhere, so that a card is
 * right even where an index lags behind. A search engine stands behind this and nothing else.
 */
public interface ProductIndex {

    /**
     * One page of what the query finds, in its order.
     *
     * @throws io.merkato.platform.problem.Problem INVALID_CURSOR when the cursor is damaged or of another query
     */
    Found find(ProductQuery query);

    /**
     * What was found.
     *
     * @param products those of the page; one of them may be gone by now
     * @param total how many there are on all pages
     * @param nextCursor where the next page begins, null at the end
     */
    record Found(
            List<ProductId> products, int total, @Nullable String nextCursor) {}
}
