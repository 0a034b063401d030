package io.merkato.catalog.rules;

import io.merkato.platform.problem.ProblemType;
import io.merkato.platform.problem.Refusal;

/** What the catalogue refuses. */
public enum CatalogProblem implements ProblemType {
    SLUG_TAKEN(409, "Another one has this slug."),
    SKU_TAKEN(409, "Another variant has this SKU."),
    CATEGORY_NAME_TAKEN(409, "There is a category of this name beside it."),
    CATEGORY_IN_USE(409, "The category has products or categories below it."),
    CATEGORY_UNKNOWN(422, "There is no such category."),
    CATEGORY_CYCLE(422, "A category cannot be below itself."),
    CATEGORY_TOO_DEEP(422, "The tree of categories would become too deep.");

    private final Refusal refusal;

    CatalogProblem(int status, String title) {
        this.refusal = new Refusal(status, title);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
