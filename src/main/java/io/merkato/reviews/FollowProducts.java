package io.merkato.reviews;

import io.merkato.catalog.Product;
import io.merkato.catalog.ProductProjection;
import io.merkato.kernel.ProductId;
import java.util.List;
import org.springframework.stereotype.Component;

/** Lets the reviews of a product go with it. */
@Component
class FollowProducts implements ProductProjection {

    private final ReviewStore store;
    private final Ratings ratings;

    FollowProducts(ReviewStore store, Ratings ratings) {
        this.store = store;
        this.ratings = ratings;
    }

    /** What a product is, nobody here has to know. */
    @Override
    public void saved(List<Product> products) {}

    @Override
    public void removed(ProductId product) {
        store.deleteOf(product);
        ratings.forget(product);
    }
}
