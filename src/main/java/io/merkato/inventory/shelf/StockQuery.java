package io.merkato.inventory.shelf;

import static io.merkato.platform.problem.PlatformProblem.INVALID_PARAMETER;

import io.merkato.platform.problem.FieldError;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which part of the stock is asked for. */
record StockQuery(
        @Schema(description = "The whole SKU, as a scanner reads it.") @Nullable @Size(max = 255) String sku,

        @Schema(description = "A part of the SKU or the title, in any case.") @Nullable @Size(max = 200) String q,

        @Schema(description = "`true`: only what is low, or sold out.") @Nullable Boolean lowStock,

        @Schema(description = "`true`: only what is sold out.") @Nullable Boolean soldOut,

        @Schema(
                description = "The order: by SKU, or by the units that can be bought.",
                allowableValues = {"sku", "available", "-available"},
                defaultValue = "sku")
        @Nullable String sort) {

    boolean lowOnly() {
        return Boolean.TRUE.equals(lowStock);
    }

    boolean soldOutOnly() {
        return Boolean.TRUE.equals(soldOut);
    }

    /** The text as a pattern of SQL. */
    @Nullable String pattern() {
        return q == null
                ? null
                : "%" + q.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    StockSort order() {
        StockSort order = sort == null ? StockSort.SKU : StockSort.byName(sort);
        if (order == null) {
            throw INVALID_PARAMETER
                    .because("There is no such order.")
                    .at(List.of(new FieldError("?sort", "INVALID_PARAMETER", "must be one of " + StockSort.names())));
        }
        return order;
    }
}
