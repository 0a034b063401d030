package io.merkato.signin;

import io.merkato.platform.problem.ProblemType;
import io.merkato.platform.problem.Refusal;

/** Refusals of signing in. */
enum SignInProblem implements ProblemType {
    INVALID_CREDENTIALS(401, "The address or the password is wrong.");

    private final Refusal refusal;

    SignInProblem(int status, String title) {
        this.refusal = new Refusal(status, title);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
