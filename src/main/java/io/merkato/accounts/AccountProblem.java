package io.merkato.accounts;

import io.merkato.platform.problem.ProblemType;
import io.merkato.platform.problem.Refusal;

/** Refusals of accounts. */
public enum AccountProblem implements ProblemType {
    INVALID_TOKEN(400, "The link is not valid."),
    WRONG_PASSWORD(403, "This needs your current password."),
    NOT_CONFIRMED(409, "The address of this account is not confirmed."),
    LAST_ADMIN(409, "The shop would be left without an admin.");

    private final Refusal refusal;

    AccountProblem(int status, String title) {
        this.refusal = new Refusal(status, title);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
