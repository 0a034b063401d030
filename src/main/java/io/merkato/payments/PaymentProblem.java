package io.merkato.payments;

import io.merkato.platform.problem.ProblemType;

/** What payments refuse. */
public enum PaymentProblem implements ProblemType {
    PAYMENT_METHOD_UNAVAILABLE(422, "This payment method cannot be used."),
    PAYMENT_DECLINED(402, "The payment was declined.");

    private final int status;
    private final String title;

    PaymentProblem(int status, String title) {
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
