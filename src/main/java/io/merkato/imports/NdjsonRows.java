package io.merkato.imports;

import static io.merkato.imports.ImportProblem.FILE_NOT_UTF8;
import static io.merkato.imports.ImportProblem.LINE_TOO_LONG;
import static io.merkato.platform.problem.PlatformProblem.INVALID_TEXT;
import static io.merkato.platform.problem.PlatformProblem.MALFORMED_JSON;
import static io.merkato.platform.problem.PlatformProblem.UNKNOWN_FIELD;
import static io.merkato.platform.problem.PlatformProblem.WRONG_TYPE;

import io.merkato.platform.problem.FieldError;
import io.merkato.platform.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/** A product on each line, as JSON. */
final class NdjsonRows implements ProductRows {

    private static final int MAX_LINE_BYTES = 1024 * 1024;

    private final Lines lines;
    private final ObjectReader json;
    private final String currency;
    private boolean sawText;
    private boolean sawOther;

    NdjsonRows(InputStream in, JsonMapper json, String currency) {
        this.lines = new Lines(in, MAX_LINE_BYTES);
        this.json = json.readerFor(NdjsonProduct.class);
        this.currency = currency;
    }

    @Override
    public @Nullable ImportedRow next() throws IOException {
        if (!lines.next()) {
            return null;
        }
        ImportedRow.JsonLine source = new ImportedRow.JsonLine(lines.number());
        try {
            return new ImportedRow.Accepted(read().toDraft(currency), source, lines.sizeBytes());
        } catch (Problem e) {
            return new ImportedRow.Refused(source.error(e), lines.sizeBytes());
        }
    }

    @Override
    public boolean skip() throws IOException {
        boolean found = lines.next();
        if (found && !sawText) {
            lookForText();
        }
        if (!found && !sawText && sawOther) {
            throw FILE_NOT_UTF8.because("No line of the file is UTF-8.");
        }
        return found;
    }

    private void lookForText() {
        try {
            sawText = lines.isTooLong() || !lines.text().isEmpty();
        } catch (CharacterCodingException e) {
            sawOther = true;
        }
    }

    private NdjsonProduct read() {
        if (lines.isTooLong()) {
            throw LINE_TOO_LONG.because("A line has at most " + MAX_LINE_BYTES + " bytes.");
        }
        try {
            NdjsonProduct product = json.readValue(lines.text());
            if (product == null) {
                throw MALFORMED_JSON.because("A line holds one JSON object.");
            }
            return product;
        } catch (CharacterCodingException e) {
            throw INVALID_TEXT.because("The line is not UTF-8.");
        } catch (JacksonException e) {
            throw unreadable(e);
        }
    }

    private static Problem unreadable(JacksonException e) {
        return switch (e) {
            case UnrecognizedPropertyException unknown ->
                UNKNOWN_FIELD.because("The field " + unknown.getPropertyName() + " is not known.");
            case InvalidFormatException format
            when format.getTargetType() == String.class ->
                INVALID_TEXT.because(pointer(format) + " holds NUL or half of a surrogate pair.");
            case InputCoercionException range -> wrongType(range, "is out of range");
            case StreamReadException syntax ->
                MALFORMED_JSON.because(
                        "Reading stopped at column " + syntax.getLocation().getColumnNr() + ".");
            case DatabindException other when !other.getPath().isEmpty() -> wrongType(other, "has the wrong type");
            default -> MALFORMED_JSON.because("A line holds one JSON object.");
        };
    }

    private static Problem wrongType(JacksonException e, String detail) {
        return WRONG_TYPE
                .because("A value cannot be used.")
                .at(List.of(new FieldError(pointer(e), "WRONG_TYPE", detail)));
    }

    private static String pointer(JacksonException e) {
        return e.getPath().stream()
                .map(step -> step.getPropertyName() == null
                        ? "/" + step.getIndex()
                        : "/" + step.getPropertyName().replace("~", "~0").replace("/", "~1"))
                .collect(Collectors.joining());
    }
}
