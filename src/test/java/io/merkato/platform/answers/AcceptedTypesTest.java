package io.merkato.platform.answers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptedTypesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            */*                                                         | true
            application/json                                            | true
            application/*                                               | true
            application/json, text/plain, */*                           | true
            text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8 | true
            application/json;q=0.5                                      | true
            text/html                                                   | false
            application/json;q=0                                        | false
            */*;q=0.0                                                   | false
            application/json;charset=utf-8                              | false
            application/vnd.shop+json                                   | false
            application/problem+json, */*                               | false
            nonsense                                                    | false
            ''                                                          | false
            """)
    void readsWhetherJsonIsTaken(String accept, boolean isTaken) {
        assertThat(AcceptedTypes.includeJson(accept)).isEqualTo(isTaken);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            gzip                        | true
            gzip, deflate, br, zstd     | true
            GZIP;q=0.5                  | true
            x-gzip;q=1                  | true
            br;q=1, *;q=0.3             | true
            *                           | true
            gzip;q=0                    | false
            notgzip                     | false
            deflate, gzip               | true
            gzip;q=0.000, *             | false
            gzip;q=0.5, identity;q=0.7  | false
            gzip;q=lots                 | false
            br                          | false
            identity                    | false
            ''                          | false
            """)
    void readsWhetherGzipIsPreferred(String accepted, boolean isPreferred) {
        assertThat(AcceptedTypes.preferGzip(accepted)).isEqualTo(isPreferred);
    }
}
