package io.merkato.aftersales.returns;

import io.merkato.platform.problem.ProblemType;
import io.merkato.platform.problem.Refusal;

/** What is refused of a return. */
enum ReturnProblem implements ProblemType {
    NOT_RETURNABLE(422, "Not so much of these items can come back."),
    RETURN_ENDED(409, "The return has ended.");

    private final Refusal refusal;

    ReturnProblem(int status, String title) {
        this.refusal = new Refusal(status, title);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
