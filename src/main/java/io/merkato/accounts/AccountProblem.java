package io.merkato.accounts;

import io.merkato.platform.problem.ProblemType;

/** Refusals of accounts. */
public enum AccountProblem implements ProblemType {
    INVALID_TOKEN(400, "The link is not valid."),
    WRONG_PASSWORD(403, "This needs your current password."),
    NOT_CONFIRMED(409, "The address of this account is not confirmed."),
    LAST_ADMIN(409, "The shop would be left without an admin.");

    private final int status;
    private final String title;

    AccountProblem(int status, String title) {
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
