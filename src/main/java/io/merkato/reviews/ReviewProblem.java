package io.merkato.reviews;

import io.merkato.platform.problem.ProblemType;
import io.merkato.platform.problem.Refusal;

/** What is refused of reviews. */
public enum ReviewProblem implements ProblemType {
    ALREADY_REVIEWED(409, "You have reviewed this product."),
    PURCHASE_REQUIRED(403, "Only who has bought the product may review it."),
    OWN_REVIEW(422, "It is your own review."),
    REVIEW_REJECTED(409, "The review is rejected already.");

    private final Refusal refusal;

    ReviewProblem(int status, String title) {
        this.refusal = new Refusal(status, title);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
