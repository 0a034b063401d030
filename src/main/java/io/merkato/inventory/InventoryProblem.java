package io.merkato.inventory;

import io.merkato.platform.problem.ProblemType;
import io.merkato.platform.problem.Refusal;

/** What inventory refuses. */
public enum InventoryProblem implements ProblemType {
    INSUFFICIENT_STOCK(409, "There is less of it than you want."),
    STOCK_BELOW_RESERVED(422, "Open orders hold more units than that."),
    STOCK_BELOW_ZERO(422, "There are not so many units."),
    STOCK_ABOVE_LIMIT(422, "There cannot be so many units."),
    SKU_UNKNOWN(422, "No variant has this SKU."),
    VARIANT_MISMATCH(422, "Another variant has this SKU.");

    private final Refusal refusal;

    InventoryProblem(int status, String title) {
        this.refusal = new Refusal(status, title);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
