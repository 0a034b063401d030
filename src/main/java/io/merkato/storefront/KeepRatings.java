package io.merkato.storefront;

import io.merkato.kernel.ProductId;
import io.merkato.platform.jobs.Subscribe;
import io.merkato.reviews.RatingChanged;
import io.merkato.reviews.Ratings;
import io.merkato.search.SearchChanges;
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
    private final SearchChanges changes;

    KeepRatings(ListingStore store, Ratings ratings, SearchChanges changes) {
        this.store = store;
        this.ratings = ratings;
        this.changes = changes;
    }

    @Subscribe("storefront.refresh-ratings")
    void on(List<RatingChanged> events) {
        TreeSet<ProductId> changed =
                events.stream().map(RatingChanged::productId).collect(Collectors.toCollection(TreeSet::new));
        store.lock(changed);
        if (store.setRatings(ratings.of(changed))) {
            changes.moved(changed);
        }
    }
}
