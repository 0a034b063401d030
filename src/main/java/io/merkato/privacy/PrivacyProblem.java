package io.merkato.privacy;

import io.merkato.platform.problem.ProblemType;
import io.merkato.platform.problem.Refusal;

/** What is refused of an erasure. */
enum PrivacyProblem implements ProblemType {
    OPEN_ORDERS(409, "Something is still to be done about orders of yours.");

    private final Refusal refusal;

    PrivacyProblem(int status, String title) {
        this.refusal = new Refusal(status, title);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
