package io.merkato.pricing;

import io.merkato.platform.problem.ProblemType;

/** What pricing refuses. */
public enum PricingProblem implements ProblemType {
    SHIPPING_METHOD_UNAVAILABLE(422, "This shipping method cannot be used."),
    TOTAL_TOO_LARGE(422, "The total is over what one order can be.");

    private final int status;
    private final String title;

    PricingProblem(int status, String title) {
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
