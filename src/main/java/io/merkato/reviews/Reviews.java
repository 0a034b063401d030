package io.merkato.reviews;

import io.merkato.kernel.UserId;
import io.merkato.reviews.screening.Concern;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Reviews: what is done to them by others than their authors. */
@Component
public class Reviews {

    private final ReviewStore store;
    private final Ratings ratings;

    Reviews(ReviewStore store, Ratings ratings) {
        this.store = store;
        this.ratings = ratings;
    }

    public Optional<Review> find(ReviewId id) {
        return store.find(id);
    }

    /**
     * Lets one change of what an author says, or has bought, go before the next, until the end of the transaction. Of several
     * authors the same order is kept by everybody.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lockAuthors(Collection<UserId> authors) {
        if (!authors.isEmpty()) {
            store.lockAuthors(authors);
        }
    }

    /** The review, which nobody else changes until the end of the transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Review> lock(ReviewId id) {
        return store.lock(id);
    }

    /**
     * Has others see a review, or see it no more; the rating of its product follows.
     *
     * @param held as {@link #lock} gave it
     * @param heldFor what staff should look at it for
     * @param rejection for its author to read, null unless it is rejected
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Review move(Review held, ReviewStatus to, List<Concern> heldFor, @Nullable String rejection) {
        Review moved = store.move(held.id(), held.status(), to, heldFor, rejection);
        ratings.count(List.of(RatingChange.of(held, moved)));
        if (to == ReviewStatus.PUBLISHED && held.authorId() != null) {
            store.unwatch(held.authorId(), held.productId());
        }
        return moved;
    }

    /**
     * Puts the shop's answer under a review.
     *
     * @param held as {@link #lock} gave it
     * @param answer null to take it back
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Review answer(Review held, @Nullable String answer) {
        ratings.invalidate(List.of(held.productId()));
        return store.answer(held.id(), answer);
    }
}
