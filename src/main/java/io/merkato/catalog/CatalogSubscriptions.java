package io.merkato.catalog;

import io.merkato.inventory.AvailabilityChanged;
import io.merkato.orders.OrderPaid;
import io.merkato.platform.jobs.Subscribe;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What the catalogue hears of other modules: what sold out or came back, and what was bought. */
@Component
class CatalogSubscriptions {

    private final Products products;

    CatalogSubscriptions(Products products) {
        this.products = products;
    }

    @Subscribe("catalog.refresh-stock")
    void refreshStockInLists(List<AvailabilityChanged> events) {
        products.refreshStock(
                events.stream().map(AvailabilityChanged::variantId).toList());
    }

    @Subscribe("catalog.count-popularity")
    void countPopularity(List<OrderPaid> orders) {
        products.countBought(orders.stream()
                .flatMap(order -> order.lines().stream())
                .collect(Collectors.toMap(OrderPaid.Line::sku, OrderPaid.Line::quantity, Integer::sum)));
    }
}
