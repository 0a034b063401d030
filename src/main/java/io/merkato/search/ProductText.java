package io.merkato.search;

import io.merkato.kernel.ProductId;
import java.util.List;
import java.util.Map;

/**
 * What words of a product it is found by.
 *
 * @param brand empty when it has none
 * @param model empty when it has none
 * @param categories names of its categories and of those above them
 * @param codes its SKUs and GTINs
 * @param attributes its attributes and options by name
 */
public record ProductText(
        ProductId id,
        String title,
        String brand,
        String model,
        String description,
        List<String> categories,
        List<String> codes,
        Map<String, String> attributes) {}
