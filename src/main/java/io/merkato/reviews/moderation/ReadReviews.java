package io.merkato.reviews.moderation;

import static io.merkato.platform.problem.PlatformProblem.NOT_FOUND;

import io.merkato.catalog.Products;
import io.merkato.kernel.ProductId;
import io.merkato.platform.paging.Page;
import io.merkato.platform.paging.PageRequest;
import io.merkato.reviews.Review;
import io.merkato.reviews.ReviewId;
import io.merkato.reviews.ReviewStatus;
import io.merkato.reviews.Reviews;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads reviews for staff, with what is reviewed and what customers say of them. */
@Component
class ReadReviews {

    private static final int MOST_REPORTS = 20;

    private final AdminReviewStore store;
    private final Reviews reviews;
    private final Products products;

    ReadReviews(AdminReviewStore store, Reviews reviews, Products products) {
        this.store = store;
        this.reviews = reviews;
        this.products = products;
    }

    Page<AdminReview> list(@Nullable ReviewStatus status, @Nullable ProductId product, PageRequest page) {
        Page<Review> found = store.list(status, product, page);
        return new Page<>(read(found.items()), found.nextCursor());
    }

    /** The review, or NOT_FOUND. */
    AdminReview get(ReviewId id) {
        return of(reviews.find(id).orElseThrow(ReadReviews::noSuchReview));
    }

    AdminReview of(Review review) {
        return read(List.of(review)).getFirst();
    }

    static RuntimeException noSuchReview() {
        return NOT_FOUND.because("There is no such review.");
    }

    private List<AdminReview> read(List<Review> found) {
        List<ReviewId> ids = found.stream().map(Review::id).toList();
        Map<ReviewId, Integer> counts = store.openReports(ids);
        Map<ReviewId, List<AdminReview.Report>> reports = store.reports(ids, MOST_REPORTS);
        Map<ProductId, Products.Named> names =
                products.names(found.stream().map(Review::productId).toList());
        return found.stream()
                .map(review -> AdminReview.of(
                        review,
                        product(review.productId(), names.get(review.productId())),
                        counts.getOrDefault(review.id(), 0),
                        reports.getOrDefault(review.id(), List.of())))
                .toList();
    }

    private static AdminReview.@Nullable Product product(ProductId id, Products.@Nullable Named named) {
        return named == null ? null : new AdminReview.Product(id, named.title(), named.slug());
    }
}
