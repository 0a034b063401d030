package io.merkato.catalog.texts;

import io.merkato.kernel.ProductId;

/** What a product is called and how it is described. */
public record ProductText(ProductId id, String title, String description, boolean onSale) {}
