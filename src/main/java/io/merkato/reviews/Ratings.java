package io.merkato.reviews;

import io.merkato.kernel.ProductId;
import io.merkato.platform.invalidation.Invalidations;
import io.merkato.platform.jobs.Outbox;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the reviews of each product come to. It is counted in the transaction that changes a review, so it is exact whenever
 * it is read.
 */
@Component
public class Ratings {

    /** What everybody sees of the reviews of a product has changed; {@link Invalidations} tells it by the product's id. */
    public static final String TOPIC = "reviews.of-product";

    private final RatingStore store;
    private final Outbox outbox;
    private final Invalidations invalidations;

    Ratings(RatingStore store, Outbox outbox, Invalidations invalidations) {
        this.store = store;
        this.outbox = outbox;
        this.invalidations = invalidations;
    }

    public RatingSummary of(ProductId product) {
        return of(List.of(product)).getOrDefault(product, RatingSummary.NONE);
    }

    /** Those of several products; one that nobody has reviewed may be left out. */
    public Map<ProductId, RatingSummary> of(Collection<ProductId> products) {
        return store.read(products);
    }

    /** Counts what has become of reviews, which the caller holds. Rows of ratings are locked in the order of their products. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void count(List<RatingChange> changes) {
        List<RatingChange> effective =
                changes.stream().filter(change -> !change.changesNothing()).toList();
        if (!effective.isEmpty()) {
            store.add(effective);
            effective.stream()
                    .map(RatingChange::productId)
                    .distinct()
                    .forEach(product -> outbox.publish(new RatingChanged(product)));
        }
        invalidate(changes.stream().map(RatingChange::productId).toList());
    }

    /** Says that something else about the reviews of these products has changed that everybody sees, and counts for no rating. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void invalidate(Collection<ProductId> products) {
        invalidations.invalidate(
                TOPIC, products.stream().map(ProductId::toString).distinct().toList());
    }

    /**
     * Counts all reviews anew, while nobody changes one. Gives the products whose rating was wrong; who keeps a copy hears of all
     * of them.
     */
    @Transactional
    public Set<ProductId> recount() {
        Set<ProductId> wrong = Set.copyOf(store.recount());
        invalidate(wrong);
        store.rated().forEach(product -> outbox.publish(new RatingChanged(product)));
        return wrong;
    }

    /** What a row comes to that has the columns of {@code reviews.rating}, all of them null for a product without any. */
    public static RatingSummary summary(ResultSet row) throws SQLException {
        return RatingSummary.of(RatingStore.histogram(row));
    }

    /** A product is no more. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(ProductId product) {
        store.delete(product);
        invalidate(List.of(product));
    }
}
