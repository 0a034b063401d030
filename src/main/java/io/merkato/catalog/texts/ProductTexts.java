package io.merkato.catalog.texts;

import io.merkato.kernel.ProductId;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gives the titles and descriptions of products. */
@Component
public class ProductTexts {

    private final ProductTextStore store;

    ProductTexts(ProductTextStore store) {
        this.store = store;
    }

    /** Those of these products, whatever their status; one that is not there is left out. */
    public List<ProductText> of(Collection<ProductId> products) {
        return products.isEmpty() ? List.of() : store.of(products);
    }

    /**
     * Those of products on sale from the newest on, as their ids are sorted.
     *
     * @param before the last one of the page before; null for the first page
     */
    public List<ProductText> onSaleBefore(@Nullable ProductId before, int limit) {
        return store.onSaleBefore(before, limit);
    }
}
