package io.merkato.catalog.categories;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A place in the tree of categories. {@code parent} is the slug of the category above it. */
public record Category(
        UUID id, String slug, String name, @Nullable String parent) {

    /** How a category is named where a product is shown. */
    @Schema(name = "CategoryLabel")
    public record Label(String slug, String name) {}
}
