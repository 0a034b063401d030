package io.merkato.reviews;

import io.merkato.platform.privacy.PersonalData;
import io.merkato.reviews.buyers.Buyers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * What a person wrote about products. Erased, what everybody sees stays without a name, or goes, by a setting; what only the
 * author saw goes. It goes before what the person said of the reviews of others, and holds these too.
 */
@Component
@Order(0)
class ReviewData implements PersonalData {

    private final ReviewStore store;
    private final Ratings ratings;
    private final Buyers buyers;
    private final ReviewSettings settings;

    ReviewData(ReviewStore store, Ratings ratings, Buyers buyers, ReviewSettings settings) {
        this.store = store;
        this.ratings = ratings;
        this.buyers = buyers;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "reviews";
    }

    @Override
    public Optional<Object> export(Person person) {
        return Optional.of(store.of(person.id()).stream().map(ReviewView::of).toList());
    }

    @Override
    public void erase(Person person) {
        Map<Boolean, List<Review>> kept =
                store.lockOf(person.id()).stream().collect(Collectors.partitioningBy(this::isKept));
        List<Review> removed = kept.getOrDefault(false, List.of());
        store.forgetAuthor(
                kept.getOrDefault(true, List.of()).stream().map(Review::id).toList());
        store.deleteAll(removed.stream().map(Review::id).toList());
        store.unwatch(person.id());
        buyers.forget(person.id());
        ratings.count(removed.stream().map(RatingChange::removed).toList());
        ratings.invalidate(kept.getOrDefault(true, List.of()).stream()
                .map(Review::productId)
                .toList());
    }

    private boolean isKept(Review review) {
        return settings.onErasure() == ReviewSettings.OnErasure.KEEP && review.status() == ReviewStatus.PUBLISHED;
    }
}
