package io.merkato.platform.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonMeaningTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":1,\"b\":2} | {\"b\":2,\"a\":1}",
                "{\"a\":{\"x\":1,\"y\":[]}} | { \"a\" : { \"y\" : [ ] , \"x\" : 1 } }",
                "1 | 1.0",
                "1 | 10e-1",
                "100 | 1e2",
                "100 | 1E+2",
                "0 | -0.0",
                "0 | 0e99",
                "12345678901234567890123 | 12345678901234567890123.00",
                "1e999999999 | 10e999999998",
                "\"a/b\" | \"\\u0061\\/b\"",
                "\"\u00e9\" | \"\\u00e9\"",
                "\"\ud83d\ude00\" | \"\\ud83d\\ude00\""
            })
    void theseAreTheSame(String one, String other) {
        assertThat(meaning(one)).isEqualTo(meaning(other));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":null} | {}",
                "{\"a\":1} | {\"a\":\"1\"}",
                "{\"a\":1} | {\"A\":1}",
                "[1,2] | [2,1]",
                "[1,2] | [12]",
                "[[1],2] | [[1,2]]",
                "[\"a\",\"b\"] | [\"ab\"]",
                "[\"a1:b\"] | [\"a\",\"b\"]",
                "true | \"t\"",
                "null | \"n\"",
                "1 | 1.0000000000000000001",
                "9007199254740993 | 9007199254740992",
                "\"a\" | \"a \""
            })
    void theseAreNot(String one, String other) {
        assertThat(meaning(one)).isNotEqualTo(meaning(other));
    }

    @Test
    void whatIsNoJsonIsItself() {
        for (String text :
                new String[] {"", "{", "{\"a\":1,\"a\":1}", "{} {}", "nonsense", "1e99999999999", "[".repeat(5000)}) {
            assertThat(meaning(text)).isEqualTo(text);
        }
    }

    private static String meaning(String json) {
        return new String(JsonMeaning.of(json.getBytes(UTF_8)), UTF_8);
    }
}
