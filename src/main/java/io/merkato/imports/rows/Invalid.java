package io.merkato.imports.rows;

import static io.merkato.platform.problem.PlatformProblem.VALIDATION_FAILED;

import io.merkato.platform.problem.FieldError;
import io.merkato.platform.problem.Problem;
import java.util.List;

/** Values of a file that cannot be accepted. */
public final class Invalid {

    private Invalid() {}

    public static Problem at(String pointer, String code, String detail) {
        return VALIDATION_FAILED
                .because("See errors for the values to change.")
                .at(List.of(new FieldError(pointer, code, detail)));
    }
}
