package io.merkato.search;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody who is typing may mean.
 *
 * @param queries to search for, the likeliest first
 */
public record Suggestions(List<String> queries, List<SuggestedProduct> products, List<SuggestedCategory> categories) {

    /** Nothing comes to mind. */
    public static final Suggestions NONE = new Suggestions(List.of(), List.of(), List.of());

    /** A product by its card. */
    @Schema(name = "SuggestedProduct")
    public record SuggestedProduct(
            String slug, String title, @Nullable String image) {}

    /** A category and how many products are in it or below. */
    @Schema(name = "SuggestedCategory")
    public record SuggestedCategory(String slug, String name, int productCount) {}
}
