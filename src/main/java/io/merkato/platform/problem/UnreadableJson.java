package io.merkato.platform.problem;

import static io.merkato.platform.problem.PlatformProblem.*;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** Tells from Jackson's exceptions what is wrong with a body, without letting a class name out. */
final class UnreadableJson {

    private UnreadableJson() {}

    static Problem problem(HttpMessageNotReadableException e) {
        return switch (e.getCause()) {
            case Problem problem -> problem;
            case UnrecognizedPropertyException unknown ->
                UNKNOWN_FIELD
                        .because("The field " + unknown.getPropertyName() + " is not known here.")
                        .at(errors(unknown, "UNKNOWN_FIELD", "is not a field of this route"));
            case ValueInstantiationException refused ->
                WRONG_TYPE.because("A value cannot be used.").at(errors(refused, "INVALID_VALUE", reason(refused)));
            case InvalidFormatException format
            when format.getTargetType() == String.class ->
                INVALID_TEXT
                        .because("A text holds NUL or half of a surrogate pair.")
                        .at(errors(format, "INVALID_TEXT", "holds NUL or half of a surrogate pair"));
            case InvalidFormatException format ->
                WRONG_TYPE.because("A value cannot be used.").at(errors(format, "WRONG_TYPE", expected(format)));
            case MismatchedInputException mismatch ->
                WRONG_TYPE
                        .because("A value has the wrong type.")
                        .at(errors(mismatch, "WRONG_TYPE", expected(mismatch)));
            case InputCoercionException outOfRange ->
                WRONG_TYPE
                        .because("A number is out of range.")
                        .at(errors(outOfRange, "WRONG_TYPE", "must be a whole number within range"));
            case StreamReadException syntax ->
                MALFORMED_JSON.because(
                        "Reading stopped at line " + syntax.getLocation().getLineNr() + ", column "
                                + syntax.getLocation().getColumnNr() + ".");
            case DatabindException other ->
                WRONG_TYPE.because("A value cannot be used.").at(errors(other, "WRONG_TYPE", "cannot be used"));
            case JacksonException limit ->
                MALFORMED_JSON.because("It is nested too deeply, or a name or a number in it is too long.");
            case null, default -> MALFORMED_JSON.because("A JSON body is needed.");
        };
    }

    private static List<FieldError> errors(JacksonException e, String code, String detail) {
        return List.of(new FieldError(pointer(e), code, detail));
    }

    private static String pointer(JacksonException e) {
        return e.getPath().stream().map(UnreadableJson::step).collect(Collectors.joining());
    }

    private static String step(JacksonException.Reference reference) {
        String name = reference.getPropertyName();
        return "/"
                + (name == null
                        ? String.valueOf(reference.getIndex())
                        : name.replace("~", "~0").replace("/", "~1"));
    }

    private static String reason(ValueInstantiationException e) {
        Throwable cause = e.getCause();
        return cause instanceof IllegalArgumentException && cause.getMessage() != null
                ? cause.getMessage()
                : "cannot be used";
    }

    private static String expected(MismatchedInputException e) {
        Class<?> type = e.getTargetType();
        if (type == null) {
            return "has the wrong type";
        }
        if (type.isEnum()) {
            return "is not one of the documented values";
        }
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return "must be a whole number within range";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "must be true or false";
        }
        return type == String.class ? "must be a text" : "has the wrong type";
    }
}
