package io.merkato.imports.reviews;

import io.merkato.imports.rows.Invalid;
import io.merkato.imports.rows.Outline;
import io.merkato.reviews.imported.ImportedReview;
import java.util.HashMap;
import java.util.Map;

/**
 * The reviews of a file so far, by hashes of what tells them apart. Two of one author, product and time are one review to the
 * shop, and the second would take the place of the first.
 */
final class SeenReviews {

    /** What fits into memory beside a shop that is open. */
    static final int MAX_REVIEWS = 1_000_000;

    private final Map<Long, Long> lines = new HashMap<>();

    /**
     * Refuses a review that was seen in an earlier line.
     *
     * @param place what tells them apart, as the file calls it
     */
    void requireNew(ImportedReview review, long line, String place) {
        Long before =
                lines.putIfAbsent(Outline.hash(review.identity(review.product().toString())), line);
        if (before != null) {
            throw Invalid.at(
                    "/" + place, "REPEATED", "makes it the same review as in line " + before + ", which counts");
        }
    }
}
