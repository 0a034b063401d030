package io.merkato.reviews;

import io.merkato.kernel.ProductId;
import io.merkato.kernel.UserId;
import io.merkato.reviews.screening.Concern;
import io.merkato.reviews.screening.FirstFilter;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says what staff should look at before others see it: by the settings, by who wrote it, and by what the first filter finds. */
@Component
class ScreenReview {

    private final ReviewSettings settings;
    private final FirstFilter filter;
    private final ReviewStore store;

    ScreenReview(ReviewSettings settings, ReviewStore store) {
        this.settings = settings;
        this.filter = new FirstFilter(settings.blockedWords());
        this.store = store;
    }

    /** The concerns about what somebody says of a product; when there is none, it may be shown. */
    List<Concern> concerns(Review.Words words, UserId author, @Nullable String name, ProductId product) {
        Set<Concern> concerns = new TreeSet<>(filter.find(words.title(), words.body(), name));
        if (settings.moderation() == ReviewSettings.Moderation.APPROVE) {
            concerns.add(Concern.MODERATION);
        }
        if (settings.firstWait() > 0 && store.published(author) < settings.firstWait()) {
            concerns.add(Concern.NEW_AUTHOR);
        }
        if (store.isWatched(author, product)) {
            concerns.add(Concern.REJECTED_BEFORE);
        }
        return List.copyOf(concerns);
    }
}
