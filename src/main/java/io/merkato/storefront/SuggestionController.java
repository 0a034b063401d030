package io.merkato.storefront;

import io.merkato.kernel.Audience;
import io.merkato.kernel.OpenTo;
import io.merkato.platform.answers.Remembered;
import io.merkato.platform.answers.Shown;
import io.merkato.platform.caching.PublicCache;
import io.merkato.platform.web.AbsoluteAddress;
import io.merkato.search.ProductSort;
import io.merkato.search.Suggestions;
import io.merkato.search.Suggestions.SuggestedCategory;
import io.merkato.search.index.ProductSearch;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What visitors are offered while they type. */
@RestController
@Tag(name = "Catalogue")
@OpenTo(Audience.EVERYBODY)
class SuggestionController {

    private final ProductSearch search;

    SuggestionController(ProductSearch search) {
        this.search = search;
    }

    @GetMapping("/v1/search/suggestions")
    @Remembered
    @Operation(
            operationId = "suggestions",
            summary = "What somebody may mean who is typing",
            description =
                    "Up to six queries, five products and three categories that begin so, or that are written nearly so.")
    ResponseEntity<SearchSuggestions> get(
            @Schema(description = "What was typed until now.") @RequestParam(defaultValue = "") @Size(max = 200) String q,
            Shown shown) {
        ProductSearch.eachTopic(ProductSort.RELEVANCE, shown::of);
        Suggestions found = search.suggest(q);
        return ResponseEntity.ok()
                .cacheControl(PublicCache.CONTROL)
                .body(new SearchSuggestions(
                        found.queries(),
                        found.products().stream()
                                .map(product -> new ProductSuggestion(product.slug(), product.title(), product.image()))
                                .toList(),
                        found.categories()));
    }

    /** @param queries to search for, the likeliest first */
    record SearchSuggestions(
            List<String> queries, List<ProductSuggestion> products, List<SuggestedCategory> categories) {}

    record ProductSuggestion(
            String slug,
            String title,
            @AbsoluteAddress @Nullable String image) {}
}
