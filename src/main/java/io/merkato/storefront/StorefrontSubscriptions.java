package io.merkato.storefront;

import io.merkato.inventory.AvailabilityChanged;
import io.merkato.orders.OrderPaid;
import io.merkato.platform.jobs.Subscribe;
import java.util.List;
import java.util.stream.Collectors;
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
        listings.countBought(orders.stream()
                .flatMap(order -> order.lines().stream())
                .collect(Collectors.toMap(OrderPaid.Line::sku, OrderPaid.Line::quantity, Integer::sum)));
    }
}
