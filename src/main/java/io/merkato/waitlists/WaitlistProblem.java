package io.merkato.waitlists;

import io.merkato.platform.problem.ProblemType;
import io.merkato.platform.problem.Refusal;

/** What waitlists refuse. */
enum WaitlistProblem implements ProblemType {
    ALREADY_IN_STOCK(409, "It can be bought now.");

    private final Refusal refusal;

    WaitlistProblem(int status, String title) {
        this.refusal = new Refusal(status, title);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
