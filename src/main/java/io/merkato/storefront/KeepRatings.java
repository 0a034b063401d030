package io.merkato.storefront;

import io.merkato.kernel.ProductId;
import io.merkato.platform.invalidation.Invalidations;
import io.merkato.platform.jobs.Subscribe;
import io.merkato.reviews.RatingChanged;
import io.merkato.reviews.Ratings;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Keeps what lists show of ratings in step with the reviews. Ratings are read while the listing is locked, so that of two
 * refreshes the later one sees what the earlier one saw, or more.
 */
@Component
class KeepRatings {

    private final ListingStore store;
    private final Ratings ratings;
    private final Invalidations invalidations;

    KeepRatings(ListingStore store, Ratings ratings, Invalidations invalidations) {
        this.store = store;
        this.ratings = ratings;
        this.invalidations = invalidations;
    }

    @Subscribe("storefront.refresh-ratings")
    void on(List<RatingChanged> events) {
        TreeSet<ProductId> changed =
                events.stream().map(RatingChanged::productId).collect(Collectors.toCollection(TreeSet::new));
        store.lock(changed);
        if (store.setRatings(ratings.of(changed))) {
            invalidations.announce(KeepListings.LISTS, "");
        }
    }
}
