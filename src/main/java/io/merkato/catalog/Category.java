package io.merkato.catalog;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A place in the tree of categories. {@code parent} is the slug of the category above it. */
record Category(UUID id, String slug, String name, @Nullable String parent) {

    /** How long a name may be. */
    static final int MAX_NAME = 255;

    /**
     * A category with what is below it, as visitors see it.
     *
     * @param productCount active products here and below, each counted once
     */
    @Schema(name = "CategoryNode")
    record Node(UUID id, String slug, String name, int productCount, List<Node> children) {}

    /** How a category is named where a product is shown. */
    @Schema(name = "CategoryLabel")
    record Label(String slug, String name) {}
}
