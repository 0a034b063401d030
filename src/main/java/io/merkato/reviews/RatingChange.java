package io.merkato.reviews;

import io.merkato.kernel.ProductId;
import org.jspecify.annotations.Nullable;

/**
 * What one review gave to the rating of its product, and gives now.
 *
 * @param before its stars, null when it was not published
 * @param after its stars, null when it is not published any more
 */
public record RatingChange(
        ProductId productId,
        @Nullable Integer before,
        @Nullable Integer after) {

    /** What became of a review. */
    public static RatingChange of(Review before, Review after) {
        return new RatingChange(before.productId(), before.counted(), after.counted());
    }

    public static RatingChange added(Review review) {
        return new RatingChange(review.productId(), null, review.counted());
    }

    public static RatingChange removed(Review review) {
        return new RatingChange(review.productId(), review.counted(), null);
    }

    boolean changesNothing() {
        return before == null ? after == null : before.equals(after);
    }
}
