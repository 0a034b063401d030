package io.merkato.sessions;

import io.merkato.platform.problem.ProblemType;

/** Refusals of sessions. */
public enum SessionProblem implements ProblemType {
    REFRESH_TOKEN_INVALID(401, "The refresh token is not valid."),
    REFRESH_TOKEN_REUSED(401, "The refresh token was used before.");

    private final int status;
    private final String title;

    SessionProblem(int status, String title) {
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
