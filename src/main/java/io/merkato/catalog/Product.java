package io.merkato.catalog;

import io.merkato.kernel.Money;
import io.merkato.kernel.ProductId;
import io.merkato.kernel.VariantId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A product as it is stored, with its variants and categories in their order. */
record Product(
        ProductId id,
        String slug,
        String title,
        String description,
        @Nullable String brand,
        ProductStatus status,
        List<Image> images,
        Map<String, Object> attributes,
        BigDecimal ratingAverage,
        int ratingCount,
        Instant createdAt,
        Instant updatedAt,
        List<Category.Label> categories,
        List<Variant> variants) {

    /** Amounts are minor units of the shop's currency. */
    record Variant(
            VariantId id,
            String sku,
            String title,
            Map<String, String> options,
            long priceAmount,
            @Nullable Long compareAtAmount,
            @Nullable String gtin,
            String taxClass) {

        /** The variant as it is, with its stock left alone. */
        VariantDraft toDraft(String currency) {
            return new VariantDraft(
                    sku,
                    title,
                    options,
                    new Money(priceAmount, currency),
                    compareAtAmount == null ? null : new Money(compareAtAmount, currency),
                    gtin,
                    taxClass,
                    null,
                    null);
        }
    }
}
