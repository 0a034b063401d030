package io.merkato.search.synonyms;

import io.merkato.platform.problem.ProblemType;
import io.merkato.platform.problem.Refusal;

/** What is refused of synonyms. */
enum SynonymProblem implements ProblemType {
    TOO_MANY_SYNONYMS(409, "There are too many sets of synonyms.");

    private final Refusal refusal;

    SynonymProblem(int status, String title) {
        this.refusal = new Refusal(status, title);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
