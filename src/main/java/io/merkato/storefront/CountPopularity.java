package io.merkato.storefront;

import io.merkato.orders.OrderPaid;
import io.merkato.platform.jobs.Subscribe;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Counts units that were bought, of several orders together. */
@Component
class CountPopularity {

    private final ListingStore store;

    CountPopularity(ListingStore store) {
        this.store = store;
    }

    @Subscribe("storefront.count-popularity")
    void on(List<OrderPaid> orders) {
        store.addPopularity(orders.stream()
                .flatMap(order -> order.lines().stream())
                .collect(Collectors.toMap(
                        OrderPaid.Line::productId, OrderPaid.Line::quantity, Integer::sum, TreeMap::new)));
    }
}
