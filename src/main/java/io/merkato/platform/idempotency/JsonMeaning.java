package io.merkato.platform.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a JSON text means, whatever way it is written: the order of members, blanks and escapes do not matter, and 1, 1.0 and
 * 10e-1 are one number. An absent member and one that is null are two meanings.
 */
final class JsonMeaning {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private JsonMeaning() {}

    /** Bytes that are equal for equal meanings; for what is no JSON the bytes themselves. */
    static byte[] of(byte[] body) {
        if (body.length == 0) {
            return body;
        }
        try {
            StringBuilder meaning = new StringBuilder();
            append(JSON.readTree(body), meaning);
            return meaning.toString().getBytes(UTF_8);
        } catch (JacksonException | ArithmeticException | NumberFormatException e) {
            // A number beyond all numbers is refused later, and until then it is only equal to itself.
            return body;
        }
    }

    private static void append(JsonNode node, StringBuilder meaning) {
        switch (node.getNodeType()) {
            case OBJECT -> appendMembers(node, meaning);
            case ARRAY -> {
                meaning.append('[');
                node.forEach(element -> append(element, meaning));
                meaning.append(']');
            }
            case STRING -> appendText(node.asString(), meaning);
            case NUMBER -> appendNumber(node.decimalValue(), meaning);
            case BOOLEAN -> meaning.append(node.booleanValue() ? 't' : 'f');
            case NULL, MISSING -> meaning.append('n');
            case BINARY, POJO -> throw new IllegalStateException("No JSON text holds " + node.getNodeType());
        }
    }

    private static void appendMembers(JsonNode object, StringBuilder meaning) {
        List<String> names = object.propertyNames().stream().sorted().toList();
        meaning.append('{');
        for (String name : names) {
            appendText(name, meaning);
            append(object.path(name), meaning);
        }
        meaning.append('}');
    }

    /** With its length before it, so that no text reads like the end of one and the beginning of another. */
    private static void appendText(String text, StringBuilder meaning) {
        meaning.append('"').append(text.length()).append(':').append(text);
    }

    /** In digits and a power of ten: written out, 1e999999999 would fill the memory. */
    private static void appendNumber(BigDecimal number, StringBuilder meaning) {
        BigDecimal shortest = number.stripTrailingZeros();
        meaning.append('#').append(shortest.unscaledValue()).append('e').append(-(long) shortest.scale());
    }
}
