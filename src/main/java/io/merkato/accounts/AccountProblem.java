package io.merkato.accounts;

import io.merkato.platform.problem.ProblemType;

/** Refusals of accounts. */
enum AccountProblem implements ProblemType {
    INVALID_TOKEN(400, "The link is not valid."),
    INVALID_CREDENTIALS(401, "The address or the password is wrong."),
    REFRESH_TOKEN_INVALID(401, "The refresh token is not valid."),
    REFRESH_TOKEN_REUSED(401, "The refresh token was used before.");

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
