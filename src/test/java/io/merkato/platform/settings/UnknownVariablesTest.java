package io.merkato.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnknownVariablesTest {

    @ParameterizedTest
    @CsvSource({
        "MERKATO_CURENCY, MERKATO_CURRENCY",
        "MERKATO_DBPOOL, MERKATO_DB_POOL",
        "MERKATO_PORT, PORT",
        "MERKATO_DATABASE_URL, DATABASE_URL",
        "MERKATO_CORS_ORIGIN, MERKATO_CORS_ORIGINS",
        "MERKATO_JAVA_OPT, MERKATO_JAVA_OPTS"
    })
    void aMistypedNameIsToldWithTheNearestOne(String mistyped, String meant) {
        assertThat(sentences(Map.of(mistyped, "8080")))
                .containsExactly(
                        mistyped + " is no setting, and counts for nothing. The nearest one is " + meant + ".");
    }

    @Test
    void knownNamesAndThoseOfOthersAreLeftAlone() {
        assertThat(sentences(Map.of(
                        "MERKATO_CURRENCY", "EUR",
                        "MERKATO_JAVA_OPTS", "-Xmx1g",
                        "MERKATO_SERVICE_HOST", "10.0.0.1",
                        "MERKATO_PORT", "tcp://10.0.0.1:8080",
                        "MERKATO_PORT_8080_TCP_ADDR", "10.0.0.1",
                        "PATH", "/bin")))
                .isEmpty();
    }

    private static List<String> sentences(Map<String, String> environment) {
        return new UnknownVariables(Settings.known()).sentences(environment);
    }
}
