package io.merkato.storefront;

import io.merkato.catalog.categories.CategoryProjection;
import io.merkato.kernel.ProductId;
import io.merkato.search.SearchChanges;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Has searches and lists follow the tree of categories: products are found by the names of theirs. */
@Component
class KeepCategories implements CategoryProjection {

    private final ListingStore store;
    private final SearchChanges changes;

    KeepCategories(ListingStore store, SearchChanges changes) {
        this.store = store;
        this.changes = changes;
    }

    @Override
    public void changed(Collection<UUID> renamed) {
        changes.categoriesChanged();
        List<ProductId> products = renamed.isEmpty() ? List.of() : store.listedIn(renamed);
        if (!products.isEmpty()) {
            changes.changed(products);
        }
    }
}
