package io.merkato.reviews.lists;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is asked of the reviews of a product. All of it must hold. */
record ReviewQuery(
        @Schema(description = "`newest` is the default.") @Nullable ReviewSort sort,

        @Schema(description = "Only those with so many stars; repeated, any of them will do.") @Nullable @Size(max = 5) List<@Min(1) @Max(5) Integer> stars,

        @Schema(description = "true: only of customers to whom the product was delivered. false: only of others.")
        @Nullable Boolean verified,

        @Schema(description = "true: only those that say something. false: only those that do not.") @Nullable Boolean withText) {

    ReviewSort order() {
        return sort == null ? ReviewSort.NEWEST : sort;
    }

    /** A text that is equal for equal queries. */
    String description() {
        return order() + " "
                + (stars == null
                        ? List.of()
                        : stars.stream().sorted().distinct().toList()) + " " + verified + " " + withText;
    }
}
