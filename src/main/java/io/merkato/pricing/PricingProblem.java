package io.merkato.pricing;

import io.merkato.platform.problem.ProblemType;
import io.merkato.platform.problem.Refusal;

/** What pricing refuses. */
public enum PricingProblem implements ProblemType {
    SHIPPING_METHOD_UNAVAILABLE(422, "This shipping method cannot be used."),
    TOTAL_TOO_LARGE(422, "The total is over what one order can be.");

    private final Refusal refusal;

    PricingProblem(int status, String title) {
        this.refusal = new Refusal(status, title);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
