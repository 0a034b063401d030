package io.merkato.waitlists;

import io.merkato.catalog.Product;
import io.merkato.catalog.ProductProjection;
import io.merkato.catalog.Products;
import io.merkato.inventory.Inventory;
import io.merkato.kernel.Ids;
import io.merkato.kernel.ProductId;
import io.merkato.kernel.VariantId;
import io.merkato.platform.jobs.Jobs;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Sees that what somebody waits for is on sale again: units that came meanwhile were told to nobody. */
@Component
class WatchProducts implements ProductProjection {

    private final WaitlistStore store;
    private final Products products;
    private final Inventory inventory;
    private final Jobs jobs;

    WatchProducts(WaitlistStore store, Products products, Inventory inventory, Jobs jobs) {
        this.store = store;
        this.products = products;
        this.inventory = inventory;
        this.jobs = jobs;
    }

    @Override
    public void activated(Set<ProductId> activated) {
        List<VariantId> awaited = store.awaited(products.variantsOf(activated).values().stream()
                .flatMap(Collection::stream)
                .toList());
        inventory.levels(awaited).values().stream()
                .filter(level -> level.available() > 0)
                .forEach(level -> jobs.enqueue(
                        TellWaiting.KIND,
                        Ids.next().toString(),
                        new TellWaiting.Came(level.variantId(), level.available())));
    }

    /** What a product is otherwise is read when people are told. */
    @Override
    public void saved(List<Product> saved) {}

    /** Its variants are gone from the stock too. */
    @Override
    public void removed(ProductId product) {}
}
