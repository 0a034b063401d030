package io.merkato.reviews.lists;

import static io.merkato.platform.problem.PlatformProblem.NOT_FOUND;

import io.merkato.catalog.Products;
import io.merkato.kernel.Audience;
import io.merkato.kernel.OpenTo;
import io.merkato.kernel.ProductId;
import io.merkato.platform.answers.Remembered;
import io.merkato.platform.answers.Shown;
import io.merkato.platform.caching.PublicCache;
import io.merkato.platform.paging.Page;
import io.merkato.platform.paging.PageRequest;
import io.merkato.platform.security.Caller;
import io.merkato.reviews.RatingSummary;
import io.merkato.reviews.Ratings;
import io.merkato.reviews.ReviewStatus;
import io.merkato.reviews.ReviewView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What is read of reviews. */
@RestController
@Tag(name = "Reviews")
@OpenTo(Audience.EVERYBODY)
class ReviewListController {

    private final ReviewListStore store;
    private final Products products;

    ReviewListController(ReviewListStore store, Products products) {
        this.store = store;
        this.products = products;
    }

    @GetMapping("/v1/products/{id}/reviews")
    @Remembered
    @Operation(
            operationId = "reviewsOfProduct",
            summary = "What customers say of a product",
            description =
                    "By id or slug. `summary` is of all published reviews, whatever is filtered by. Texts are plain text.")
    ResponseEntity<ReviewsOfProduct> list(
            @PathVariable String id,
            @ModelAttribute @Valid ReviewQuery query,
            @ModelAttribute @Valid PageRequest page,
            Shown shown) {
        ProductId product = products.onSale(id).orElseThrow(() -> NOT_FOUND.because("There is no such product."));
        shown.of(Ratings.TOPIC, product.toString());
        ReviewListStore.Published published = store.published(product, query, page);
        Page<ReviewView> reviews = published.page().map(ReviewView::of);
        return ResponseEntity.ok()
                .cacheControl(PublicCache.CONTROL)
                .body(new ReviewsOfProduct(reviews.items(), published.summary(), reviews.nextCursor()));
    }

    @GetMapping("/v1/me/reviews")
    @OpenTo(Audience.SIGNED_IN)
    @Operation(
            operationId = "myReviews",
            summary = "Your reviews, those that came last first",
            description = "Those too that nobody else sees, with the reason when they were rejected.")
    Page<ReviewView> mine(
            Caller caller, @ModelAttribute @Valid OwnQuery query, @ModelAttribute @Valid PageRequest page) {
        return store.of(caller.requireUser(), query.status(), page).map(ReviewView::of);
    }

    record OwnQuery(
            @Schema(description = "Only those that are this.") @Nullable ReviewStatus status) {}

    record ReviewsOfProduct(
            List<ReviewView> items,
            RatingSummary summary,
            @Nullable String nextCursor) {}
}
