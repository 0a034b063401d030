package io.merkato.platform.json;

import io.merkato.platform.text.StorableText;
import io.merkato.platform.text.Text;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/** Reads texts of JSON: only what PostgreSQL can keep, and in one form. */
abstract class JsonText extends StdScalarDeserializer<String> {

    JsonText() {
        super(String.class);
    }

    /** The form in which the text goes on. */
    abstract String form(String text);

    @Override
    public final String deserialize(JsonParser parser, DeserializationContext context) {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return (String) context.handleUnexpectedToken(String.class, parser);
        }
        String text = parser.getString();
        return StorableText.is(text)
                ? form(text)
                : (String) context.handleWeirdStringValue(String.class, text, "not storable text");
    }

    /** What every text is unless it says otherwise. */
    static final class Composed extends JsonText {

        @Override
        String form(String text) {
            return Text.composed(text);
        }
    }

    /** For {@link Trimmed}. */
    static final class WithoutBlanksAround extends JsonText {

        @Override
        String form(String text) {
            return Text.trimmed(text);
        }
    }

    /** For {@link Verbatim}. */
    static final class AsTyped extends JsonText {

        @Override
        String form(String text) {
            return text;
        }
    }
}
