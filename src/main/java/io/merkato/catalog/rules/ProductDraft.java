package io.merkato.catalog.rules;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A product as it shall be.
 *
 * @param slug its name in addresses; null makes one from the title
 * @param categories slugs of categories that exist, the main one first
 * @param categoryPaths further categories by their names from the top of the tree downwards; what is missing of them
 *     is made
 * @param attributes names and their texts, numbers or booleans
 * @param withdrawalExempt whether buyers may not withdraw from buying it
 */
public record ProductDraft(
        @Nullable String slug,
        String title,
        String description,
        @Nullable String brand,
        List<String> categories,
        List<List<String>> categoryPaths,
        List<Image> images,
        Map<String, Object> attributes,
        boolean withdrawalExempt,
        ProductStatus status,
        List<VariantDraft> variants) {}
