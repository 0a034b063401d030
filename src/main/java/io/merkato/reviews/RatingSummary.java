package io.merkato.reviews;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What the published reviews of a product come to.
 *
 * @param average of the stars, with two decimals; 0 when there are none
 * @param count how many there are
 * @param histogram how many give so many stars
 */
public record RatingSummary(BigDecimal average, int count, Histogram histogram) {

    public static final RatingSummary NONE = of(new Histogram(0, 0, 0, 0, 0));

    static RatingSummary of(Histogram histogram) {
        int count = histogram.count();
        BigDecimal average = count == 0
                ? BigDecimal.ZERO.setScale(2)
                : BigDecimal.valueOf(histogram.sum()).divide(BigDecimal.valueOf(count), 2, RoundingMode.HALF_UP);
        return new RatingSummary(average, count, histogram);
    }

    /** How many reviews give one star, two, and so on. */
    @Schema(name = "RatingHistogram")
    public record Histogram(
            @JsonProperty("1") int one,
            @JsonProperty("2") int two,
            @JsonProperty("3") int three,
            @JsonProperty("4") int four,
            @JsonProperty("5") int five) {

        int count() {
            return one + two + three + four + five;
        }

        /** All stars together. */
        public long sum() {
            return one + 2L * two + 3L * three + 4L * four + 5L * five;
        }
    }
}
