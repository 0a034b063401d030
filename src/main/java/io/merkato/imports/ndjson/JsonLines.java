package io.merkato.imports.ndjson;

import static io.merkato.imports.rows.ImportProblem.FILE_NOT_UTF8;
import static io.merkato.imports.rows.ImportProblem.FILE_OTHER_FORMAT;
import static io.merkato.imports.rows.ImportProblem.LINE_TOO_LONG;
import static io.merkato.platform.problem.PlatformProblem.INVALID_TEXT;
import static io.merkato.platform.problem.PlatformProblem.MALFORMED_JSON;
import static io.merkato.platform.problem.PlatformProblem.UNKNOWN_FIELD;
import static io.merkato.platform.problem.PlatformProblem.WRONG_TYPE;

import io.merkato.imports.csv.TableText;
import io.merkato.imports.rows.Lines;
import io.merkato.platform.problem.FieldError;
import io.merkato.platform.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/** A file with a JSON object on each line. What is wrong with a line is a {@link Problem}. */
public final class JsonLines {

    private static final int MAX_LINE_BYTES = 1024 * 1024;

    private final Lines lines;
    private final JsonMapper json;

    public JsonLines(InputStream in, JsonMapper json) {
        this.lines = new Lines(in, MAX_LINE_BYTES);
        this.json = json;
    }

    /** Moves to the next line that is not blank; false at the end. */
    public boolean next() throws IOException {
        return lines.next();
    }

    /** The number of the line in the file, from 1. */
    public long number() {
        return lines.number();
    }

    /** What the line takes in the file. */
    public int sizeBytes() {
        return lines.sizeBytes();
    }

    /** The line as an object. */
    public JsonNode object() {
        if (lines.isTooLong()) {
            throw LINE_TOO_LONG.because("A line has at most " + MAX_LINE_BYTES + " bytes.");
        }
        try {
            JsonNode line = json.readTree(lines.text());
            if (!line.isObject()) {
                throw MALFORMED_JSON.because("A line holds one JSON object.");
            }
            return line;
        } catch (CharacterCodingException e) {
            throw INVALID_TEXT.because("The line is not UTF-8.");
        } catch (JacksonException e) {
            throw unreadable(e);
        }
    }

    /** The object as a type with the members it may have. */
    public <T> T as(JsonNode object, Class<T> type) {
        try {
            return json.treeToValue(object, type);
        } catch (JacksonException e) {
            throw unreadable(e);
        }
    }

    /**
     * Counts the lines that are not blank, and names a file that is something else.
     *
     * @param thing what is on each line, for a sentence
     */
    public static int count(InputStream in, String thing) throws IOException {
        Lines lines = new Lines(in, MAX_LINE_BYTES);
        int count = 0;
        boolean sawText = false;
        while (lines.next()) {
            if (!sawText) {
                sawText = isText(lines);
            }
            if (++count == 1 && sawText) {
                requireNdjson(lines, thing);
            }
        }
        if (count > 0 && !sawText) {
            throw FILE_NOT_UTF8.because("No line of the file is UTF-8.");
        }
        return count;
    }

    private static boolean isText(Lines lines) {
        try {
            return lines.isTooLong() || !lines.text().isEmpty();
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static void requireNdjson(Lines lines, String thing) {
        String first;
        try {
            first = lines.text().strip();
        } catch (CharacterCodingException e) {
            return; // A line that is cut off may end within a character.
        }
        if (first.startsWith("[")) {
            throw FILE_OTHER_FORMAT.because("The file is one JSON array. NDJSON has one " + thing
                    + " on each line, without brackets and commas" + " around them: jq -c '.[]' makes it.");
        }
        if (first.startsWith("PK") || first.startsWith("<")) {
            throw FILE_OTHER_FORMAT.because(
                    "The file is an archive, XML or HTML. NDJSON has one " + thing + " on each line.");
        }
        if (!first.startsWith("{")) {
            TableText.originOf(first).ifPresent(origin -> {
                throw FILE_OTHER_FORMAT.because("The file is a table with the columns of " + origin.text() + ". "
                        + origin.format()
                                .map(format -> "Send it as " + format.text() + ".")
                                .orElse("There is no import for it."));
            });
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
