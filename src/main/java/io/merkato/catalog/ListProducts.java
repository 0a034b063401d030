package io.merkato.catalog;

import io.merkato.catalog.rules.ProductStatus;
import io.merkato.inventory.Inventory;
import io.merkato.inventory.StockLevel;
import io.merkato.kernel.VariantId;
import io.merkato.platform.paging.Page;
import io.merkato.platform.paging.PageRequest;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lists products in every status, and whether any of a product can be had. */
@Component
class ListProducts {

    private final AdminProductListStore store;
    private final Inventory inventory;

    ListProducts(AdminProductListStore store, Inventory inventory) {
        this.store = store;
        this.inventory = inventory;
    }

    Page<Summary> list(@Nullable ProductStatus status, PageRequest request) {
        Page<AdminProductListStore.Row> page = store.list(status, request);
        Map<VariantId, StockLevel> levels = inventory.levels(
                page.items().stream().flatMap(row -> row.variants().stream()).toList());
        return page.map(row -> new Summary(
                row.id(),
                row.slug(),
                row.title(),
                row.brand(),
                row.status(),
                isInStock(row.variants(), levels),
                row.createdAt(),
                row.updatedAt()));
    }

    private static boolean isInStock(List<VariantId> variants, Map<VariantId, StockLevel> levels) {
        return variants.stream().map(levels::get).anyMatch(level -> level != null && level.available() > 0);
    }

    @Schema(name = "AdminProductSummary")
    record Summary(
            UUID id,
            String slug,
            String title,
            @Nullable String brand,
            ProductStatus status,
            boolean inStock,
            Instant createdAt,
            Instant updatedAt) {}
}
