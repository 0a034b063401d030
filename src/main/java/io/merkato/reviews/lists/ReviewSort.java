package io.merkato.reviews.lists;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.merkato.platform.text.ApiName;
import io.merkato.reviews.Review;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The orders of a list, each from the most to the least; the newest first among equals. */
enum ReviewSort {
    NEWEST(null),
    RATING("rating"),
    HELPFUL("helpful_count");

    private final @Nullable String column;

    ReviewSort(@Nullable String column) {
        this.column = column;
    }

    @JsonCreator
    static ReviewSort of(String text) {
        return ApiName.parse(ReviewSort.class, text);
    }

    @JsonValue
    String text() {
        return ApiName.of(this);
    }

    /** What is sorted by before the time; nothing when that is all. */
    Optional<String> column() {
        return Optional.ofNullable(column);
    }

    /** The value of that column, 0 when there is none. */
    long key(Review review) {
        return switch (this) {
            case NEWEST -> 0;
            case RATING -> review.words().rating();
            case HELPFUL -> review.helpfulCount();
        };
    }
}
