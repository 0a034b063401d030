package io.merkato.imports.rows;

import io.merkato.platform.problem.ProblemType;
import io.merkato.platform.problem.Refusal;

/** What makes a file or one of its lines of no use. These stand in the report of an import. */
public enum ImportProblem implements ProblemType {
    LINE_TOO_LONG(422, "A line or product is over the limit."),
    FILE_UNREADABLE(422, "The file is damaged."),
    FILE_NOT_UTF8(422, "The file is not in UTF-8."),
    FILE_TOO_LARGE(422, "The uncompressed file is over the limit."),
    FILE_OTHER_FORMAT(422, "The file has another format."),
    HEADER_INVALID(422, "The header of the file cannot be used."),
    PRODUCT_UNKNOWN(422, "There is no such product."),
    REVIEW_OF_OTHER_PRODUCT(422, "The review is there, of another product."),
    TIME_UNCERTAIN(422, "It cannot be told for certain which time is meant."),
    TIME_IN_FUTURE(422, "The time is still to come.");

    private final Refusal refusal;

    ImportProblem(int status, String title) {
        this.refusal = new Refusal(status, title);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
