package io.merkato.storefront;

import io.merkato.kernel.ProductId;
import io.merkato.orders.OrderPaid;
import io.merkato.platform.jobs.Subscribe;
import io.merkato.search.SearchChanges;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Counts units that were bought, of several orders together. */
@Component
class CountPopularity {

    private final ListingStore store;
    private final SearchChanges changes;

    CountPopularity(ListingStore store, SearchChanges changes) {
        this.store = store;
        this.changes = changes;
    }

    @Subscribe("storefront.count-popularity")
    void on(List<OrderPaid> orders) {
        SortedMap<ProductId, Integer> units = orders.stream()
                .flatMap(order -> order.lines().stream())
                .collect(Collectors.toMap(
                        OrderPaid.Line::productId, OrderPaid.Line::quantity, Integer::sum, TreeMap::new));
        store.addPopularity(units);
        changes.bought(units.keySet());
    }
}
