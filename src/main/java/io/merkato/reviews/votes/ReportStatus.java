package io.merkato.reviews.votes;

import io.merkato.platform.text.ApiName;
import java.util.Map;
import java.util.Set;

/** What staff thought of a report. The table says what may follow what. */
public enum ReportStatus {
    /** Nobody has looked at the review since. */
    OPEN,
    /** The review was rejected. */
    UPHELD,
    /** The review was approved. */
    DISMISSED;

    private static final Map<ReportStatus, Set<ReportStatus>> NEXT =
            Map.of(OPEN, Set.of(UPHELD, DISMISSED), UPHELD, Set.of(), DISMISSED, Set.of());

    /** The status as the database writes it. */
    public String text() {
        return ApiName.of(this);
    }

    boolean mayBecome(ReportStatus next) {
        return NEXT.getOrDefault(this, Set.of()).contains(next);
    }
}
