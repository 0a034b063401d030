package io.merkato.aftersales.refunds;

import io.merkato.platform.problem.ProblemType;
import io.merkato.platform.problem.Refusal;

/** What is refused of a refund, beyond what payments refuse. */
enum RefundProblem implements ProblemType {
    ORDER_NOT_PAID(409, "The order is not paid."),
    NOT_REFUNDABLE(422, "Not so much of these items is left to be refunded."),
    NOT_RETURNABLE(422, "Not so much of these items can come back."),
    REFUND_NOT_AWAITED(409, "The refund does not wait for anybody."),
    REFUND_NOT_FAILED(409, "Only a refund that failed is tried again.");

    private final Refusal refusal;

    RefundProblem(int status, String title) {
        this.refusal = new Refusal(status, title);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
