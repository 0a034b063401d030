package io.merkato.aftersales.withdrawals;

import io.merkato.platform.problem.ProblemType;
import io.merkato.platform.problem.Refusal;

/** What is refused of a withdrawal. */
enum WithdrawalProblem implements ProblemType {
    NOT_WITHDRAWABLE(422, "Not so much of these items can be withdrawn from."),
    ORDER_NOT_NAMED(422, "Nobody has said which order it is about."),
    WITHDRAWAL_ENDED(409, "The withdrawal is decided.");

    private final Refusal refusal;

    WithdrawalProblem(int status, String title) {
        this.refusal = new Refusal(status, title);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
