package io.merkato.storefront;

import io.merkato.inventory.AvailabilityChanged;
import io.merkato.kernel.ProductId;
import io.merkato.orders.OrderPaid;
import io.merkato.platform.jobs.Subscribe;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** What the storefront hears of other modules: what sold out or came back, and what was bought. */
@Component
class StorefrontSubscriptions {

    private final KeepListings listings;

    StorefrontSubscriptions(KeepListings listings) {
        this.listings = listings;
    }

    @Subscribe("storefront.refresh-stock")
    void refreshStockInLists(List<AvailabilityChanged> events) {
        listings.refreshStock(
                events.stream().map(AvailabilityChanged::variantId).toList());
    }

    @Subscribe("storefront.count-popularity")
    void countPopularity(List<OrderPaid> orders) {
        SortedMap<ProductId, Integer> units = new TreeMap<>();
        for (OrderPaid order : orders) {
            order.lines().forEach(line -> units.merge(line.productId(), line.quantity(), Integer::sum));
        }
        listings.countBought(units);
    }
}
