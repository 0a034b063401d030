package io.merkato.reviews;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.merkato.platform.text.ApiName;
import java.util.Map;
import java.util.Set;

/** Who sees a review. The table says what may follow what; one that is published counts in the rating of its product. */
public enum ReviewStatus {
    /** Only its author, until staff have decided. */
    PENDING,
    /** Everybody. */
    PUBLISHED,
    /** Only its author: customers reported it, and staff have not looked at it yet. */
    HIDDEN,
    /** Only its author, with the reason. */
    REJECTED;

    private static final Map<ReviewStatus, Set<ReviewStatus>> NEXT = Map.of(
            PENDING, Set.of(PUBLISHED, REJECTED),
            PUBLISHED, Set.of(PENDING, HIDDEN, REJECTED),
            HIDDEN, Set.of(PUBLISHED, REJECTED),
            REJECTED, Set.of(PENDING, PUBLISHED));

    @JsonCreator
    public static ReviewStatus of(String text) {
        return ApiName.parse(ReviewStatus.class, text);
    }

    /** The status as the API and the database write it. */
    @JsonValue
    public String text() {
        return ApiName.of(this);
    }

    public boolean mayBecome(ReviewStatus next) {
        return NEXT.getOrDefault(this, Set.of()).contains(next);
    }
}
