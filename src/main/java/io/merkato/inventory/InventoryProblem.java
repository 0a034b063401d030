package io.merkato.inventory;

import io.merkato.platform.problem.ProblemType;

/** What inventory refuses. */
public enum InventoryProblem implements ProblemType {
    INSUFFICIENT_STOCK(409, "There is less of it than you want."),
    STOCK_BELOW_RESERVED(422, "Open orders hold more units than that.");

    private final int status;
    private final String title;

    InventoryProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
