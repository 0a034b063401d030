package io.merkato.aftersales;

import io.merkato.platform.problem.ProblemType;
import io.merkato.platform.problem.Refusal;

/** What is refused of a cancellation. */
enum AftersalesProblem implements ProblemType {
    ALREADY_SHIPPED(409, "Something of the order has left already."),
    ORDER_CANCELLED(409, "The order is cancelled."),
    ORDER_NOT_PAID(409, "The order is not paid."),
    NOTHING_TO_CANCEL(422, "The order has less left to cancel than that.");

    private final Refusal refusal;

    AftersalesProblem(int status, String title) {
        this.refusal = new Refusal(status, title);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
