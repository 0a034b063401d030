package io.merkato.reviews;

import io.merkato.catalog.Product;
import io.merkato.catalog.ProductProjection;
import io.merkato.kernel.ProductId;
import java.util.List;
import org.springframework.stereotype.Component;

/** Lets the reviews of a product be shown with it, and go with it. */
@Component
class FollowProducts implements ProductProjection {

    private final ReviewStore store;
    private final Ratings ratings;

    FollowProducts(ReviewStore store, Ratings ratings) {
        this.store = store;
        this.ratings = ratings;
    }

    /** Whether its reviews are shown, and where, goes by the product. */
    @Override
    public void saved(List<Product> products) {
        ratings.invalidate(products.stream().map(Product::id).toList());
    }

    @Override
    public void removed(ProductId product) {
        store.deleteOf(product);
        ratings.forget(product);
    }
}
