package io.merkato.platform.web;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/** A text of JSON by which something is found again, such as a mail address: blanks around it are cut off. */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@JacksonAnnotationsInside
@JsonDeserialize(using = Trimmed.WithoutBlanksAround.class)
public @interface Trimmed {

    /** Reads the text as every text is read, and cuts. */
    final class WithoutBlanksAround extends StdScalarDeserializer<String> {

        WithoutBlanksAround() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) {
            return context.readValue(parser, String.class).strip();
        }
    }
}
