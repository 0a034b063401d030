package io.merkato.imports.rows;

import static io.merkato.platform.problem.PlatformProblem.VALIDATION_FAILED;

import io.merkato.platform.problem.FieldError;
import io.merkato.platform.problem.Problem;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.function.UnaryOperator;

/**
 * Why a row was skipped, or what was left out of one.
 *
 * @param line where it begins in the file, from 1; 0 when the whole file is meant
 * @param code stable, in UPPER_SNAKE
 * @param detail a sentence a person can act on, at most 500 characters
 */
@Schema(name = "ImportNote")
public record RowNote(long line, String code, String detail) {

    private static final int MAX_DETAIL = 500;

    public RowNote {
        // Names and values from the file may hold what neither a terminal nor the database should get.
        String clean = detail.replaceAll("[\\p{Cntrl}\\p{Cs}]", "?");
        detail = clean.length() <= MAX_DETAIL ? clean : clean.substring(0, MAX_DETAIL - 1) + "…";
    }

    public static RowNote of(long line, Problem problem) {
        return of(line, problem, UnaryOperator.identity());
    }

    /**
     * The problem with the first of its places.
     *
     * @param pointer turns a place in a product into the place in the row it came from
     */
    public static RowNote of(long line, Problem problem, UnaryOperator<String> pointer) {
        String code = problem.type().name();
        if (problem.errors().isEmpty()) {
            return new RowNote(line, code, problem.detail());
        }
        FieldError first = problem.errors().getFirst();
        String place = pointer.apply(first.pointer()) + " " + first.detail();
        // The general sentence of a failed validation only says that there are places.
        return new RowNote(
                line, code, problem.type() == VALIDATION_FAILED ? place : problem.detail() + " (" + place + ")");
    }
}
