package io.merkato.platform.json;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.merkato.platform.text.StorableText;
import java.util.HexFormat;
import java.util.UUID;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;

/**
 * JSON as the contract wants it: unknown and repeated fields, trailing text and silent conversions are refused, and
 * texts hold only what PostgreSQL can keep and are composed (NFC). An id has one form. Answers have all of their members,
 * null where there is no value.
 */
@Configuration(proxyBeanMethods = false)
public class StrictJson {

    @Bean
    JsonMapperBuilderCustomizer strictJsonMapper() {
        SimpleModule texts = new SimpleModule("texts")
                .addDeserializer(String.class, new JsonText.Composed())
                .addKeyDeserializer(String.class, new CleanKey())
                .addDeserializer(UUID.class, new PlainUuid());
        return builder -> builder.enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS, MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                .changeDefaultPropertyInclusion(rule -> rule.withValueInclusion(Include.ALWAYS))
                .addModule(texts);
    }

    /** Ids as the shop writes them: Jackson's own reader also takes the sixteen bytes in Base64. */
    private static final class PlainUuid extends StdScalarDeserializer<UUID> {

        private static final int LENGTH = 36;

        PlainUuid() {
            super(UUID.class);
        }

        @Override
        public UUID deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (UUID) context.handleUnexpectedToken(UUID.class, parser);
            }
            String text = parser.getString();
            return isPlain(text)
                    ? UUID.fromString(text)
                    : (UUID) context.handleWeirdStringValue(UUID.class, text, "not a UUID");
        }

        private static boolean isPlain(String text) {
            boolean plain = text.length() == LENGTH;
            for (int i = 0; plain && i < LENGTH; i++) {
                boolean between = i == 8 || i == 13 || i == 18 || i == 23;
                plain = between ? text.charAt(i) == '-' : HexFormat.isHexDigit(text.charAt(i));
            }
            return plain;
        }
    }

    private static final class CleanKey extends KeyDeserializer {

        @Override
        public Object deserializeKey(String key, DeserializationContext context) {
            return StorableText.is(key) ? key : context.handleWeirdKey(String.class, key, "not storable text");
        }
    }
}
