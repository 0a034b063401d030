package io.merkato.payments;

import io.merkato.platform.problem.ProblemType;
import io.merkato.platform.problem.Refusal;

/** What payments refuse. */
public enum PaymentProblem implements ProblemType {
    PAYMENT_METHOD_UNAVAILABLE(422, "This payment method cannot be used."),
    PAYMENT_DECLINED(402, "The payment was declined."),
    PAYMENT_IN_PROGRESS(409, "The payment is being taken or given up at this moment."),
    INVALID_SIGNATURE(400, "This was not sent by the gateway."),
    REFUND_TOO_LARGE(422, "Not so much is left to be refunded.");

    private final Refusal refusal;

    PaymentProblem(int status, String title) {
        this.refusal = new Refusal(status, title);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
