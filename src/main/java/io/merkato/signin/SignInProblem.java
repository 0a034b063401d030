package io.merkato.signin;

import io.merkato.platform.problem.ProblemType;

/** Refusals of signing in. */
enum SignInProblem implements ProblemType {
    INVALID_CREDENTIALS(401, "The address or the password is wrong.");

    private final int status;
    private final String title;

    SignInProblem(int status, String title) {
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
