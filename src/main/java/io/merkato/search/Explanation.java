package io.merkato.search;

import io.merkato.kernel.ProductId;
import org.jspecify.annotations.Nullable;

/**
 * Why a product ranks where it does in a list by relevance. Scores are millionths.
 *
 * @param isBest whether more than its words was looked at; such products come before all others
 * @param words how much of it they say
 * @param meaning how near its text is to what the query means
 */
public record Explanation(
        ProductId product, boolean isBest, Part words, Part meaning, Part stock, Part popularity, Part freshness) {

    /** What all parts come to, by which products are ordered that are equally among the best. */
    public long score() {
        return words.score() + meaning.score() + stock.score() + popularity.score() + freshness.score();
    }

    /**
     * What something adds to the score of a product.
     *
     * @param weight hundredths that it adds at most, as the settings say; null where it has no limit
     */
    public record Part(long score, @Nullable Integer weight) {}
}
