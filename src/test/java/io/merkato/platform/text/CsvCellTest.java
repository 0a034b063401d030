package io.merkato.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvCellTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Lamp, brass      | \"Lamp, brass\"",
                "The \"Lamp\"     | \"The \"\"Lamp\"\"\"",
                "=1+1             | \"'=1+1\"",
                "+1               | \"'+1\"",
                "-1               | \"'-1\"",
                "@SUM(A1)         | \"'@SUM(A1)\"",
                "'=1              | \"''=1\"",
                "'twas            | \"'twas\"",
                "1-1              | \"1-1\""
            })
    void aCellIsQuotedAndNeverAFormula(String text, String cell) {
        assertThat(CsvCell.of(text)).isEqualTo(cell);
    }
}
