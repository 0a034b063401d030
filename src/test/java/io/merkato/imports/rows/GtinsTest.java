package io.merkato.imports.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GtinsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
                    ''                           | ''            | 0
                    0882780756328                | 0882780756328 | 0
                    978-3-16-148410-0            | 9783161484100 | 0
                    978 3 16 148410 0            | 9783161484100 | 0
                    4 006381 333931              | 4006381333931 | 0
                    0 36000 29145 2              | 036000291452  | 0
                    12345670 1234                | 12345670      | 1
                    1234 12345670                | 12345670      | 1
                    1234567 123456               | none          | 2
                    12345670, 978 3 16 148410 0  | 12345670      | 1
                    0xff                         | none          | 1
                    """)
    void aCellIsOneNumberOrSeveral(String cell, String expected, int warnings) {
        List<String> ignored = new ArrayList<>();

        assertThat(Gtins.ofCell(cell, (warning, detail) -> ignored.add(detail))).isEqualTo(expected);

        assertThat(ignored).hasSize(warnings);
    }
}
