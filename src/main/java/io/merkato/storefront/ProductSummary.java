package io.merkato.storefront;

import io.merkato.catalog.categories.Category;
import io.merkato.kernel.Money;
import io.merkato.platform.web.AbsoluteAddress;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A product in a list. The price is that of its cheapest variant. */
record ProductSummary(
        UUID id,
        String slug,
        String title,
        @Nullable String brand,
        Category.@Nullable Label category,
        @AbsoluteAddress @Nullable String image,
        Money price,
        Money priceMax,
        boolean inStock,
        Rating rating) {}
