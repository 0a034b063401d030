package io.merkato.sessions;

import io.merkato.platform.problem.ProblemType;
import io.merkato.platform.problem.Refusal;

/** Refusals of sessions. */
public enum SessionProblem implements ProblemType {
    REFRESH_TOKEN_INVALID(401, "The refresh token is not valid."),
    REFRESH_TOKEN_REUSED(401, "The refresh token was used before.");

    private final Refusal refusal;

    SessionProblem(int status, String title) {
        this.refusal = new Refusal(status, title);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
