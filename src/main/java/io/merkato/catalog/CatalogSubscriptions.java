package io.merkato.catalog;

import io.merkato.inventory.AvailabilityChanged;
import io.merkato.orders.OrderPaid;
import io.merkato.platform.jobs.Subscription;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the catalogue hears of other modules: what sold out or came back, and what was bought. */
@Configuration(proxyBeanMethods = false)
class CatalogSubscriptions {

    @Bean
    Subscription<AvailabilityChanged> refreshStockInLists(Products products) {
        return new Subscription<>(
                "catalog.refresh-stock", AvailabilityChanged.class, event -> products.refreshStock(event.variantId()));
    }

    @Bean
    Subscription<OrderPaid> countPopularity(Products products) {
        return new Subscription<>(
                "catalog.count-popularity",
                OrderPaid.class,
                event -> products.countBought(event.lines().stream()
                        .collect(Collectors.toMap(OrderPaid.Line::sku, OrderPaid.Line::quantity, Integer::sum))));
    }
}
