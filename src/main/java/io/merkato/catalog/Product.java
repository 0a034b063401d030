package io.merkato.catalog;

import io.merkato.catalog.categories.Category;
import io.merkato.catalog.rules.Image;
import io.merkato.catalog.rules.ProductStatus;
import io.merkato.catalog.rules.VariantDraft;
import io.merkato.kernel.Money;
import io.merkato.kernel.ProductId;
import io.merkato.kernel.VariantId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A product as the books have it, with its variants and categories in their order.
 *
 * @param handle the name by which imports know it
 * @param withdrawalExempt whether buyers may not withdraw from buying it, as with goods made to their measure
 */
public record Product(
        ProductId id,
        @Nullable String handle,
        String slug,
        String title,
        String description,
        @Nullable String brand,
        ProductStatus status,
        List<Image> images,
        Map<String, Object> attributes,
        boolean withdrawalExempt,
        Instant createdAt,
        Instant updatedAt,
        List<InCategory> categories,
        List<Variant> variants) {

    /** The categories that it is in, as they are named where it is shown. */
    public List<Category.Label> categoryLabels() {
        return categories.stream()
                .map(category -> new Category.Label(category.slug(), category.name()))
                .toList();
    }

    /** What can be chosen: each option's values in the order in which the variants bring them up. */
    public List<Option> options() {
        Map<String, Set<String>> values = new LinkedHashMap<>();
        variants.forEach(variant -> variant.options()
                .forEach((name, value) -> values.computeIfAbsent(name, first -> new LinkedHashSet<>())
                        .add(value)));
        return values.entrySet().stream()
                .map(option -> new Option(option.getKey(), List.copyOf(option.getValue())))
                .toList();
    }

    /** What can be chosen of one option. */
    @Schema(name = "ProductOption")
    public record Option(String name, List<String> values) {}

    /** A category that it is in. */
    public record InCategory(UUID id, String slug, String name) {}

    /** Amounts are minor units of the shop's currency. */
    public record Variant(
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
