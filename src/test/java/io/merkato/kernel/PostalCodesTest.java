package io.merkato.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostalCodesTest {

    @ParameterizedTest
    @CsvSource({
        "GB,sw1a 1aa,SW1A 1AA",
        "GB,SW1A1AA,SW1A 1AA",
        "GB,m11ae,M1 1AE",
        "GB,w1a 0ax,W1A 0AX",
        "GB,bfpo57,BFPO 57",
        "GB,gir0aa,GIR 0AA",
        "JE,je11aa,JE1 1AA",
        "NL,1012ab,1012 AB",
        "NL,NL-1012 AB,1012 AB",
        "CA,k1a0b1,K1A 0B1",
        "US,94103,94103",
        "US,941031234,94103-1234",
        "US,94103 1234,94103-1234",
        "PL,00950,00-950",
        "PT,1100148,1100-148",
        "PT,1100,1100",
        "BR,01310100,01310-100",
        "JP,1000001,100-0001",
        "JP,１００－０００１,100-0001",
        "JP,〒100ー0001,100-0001",
        "SE,11455,114 55",
        "SE,SE-114 55,114 55",
        "CZ,11000,110 00",
        "GR,151 24,151 24",
        "DE,D-10115,10115",
        "DE,DE 10115,10115",
        "AT,A-1010,1010",
        "FR,75 001,75001",
        "IN,110 034,110034",
        "IL,9614303,9614303",
        "IL,96143,96143",
        "AD,ad500,AD500"
    })
    void aCodeIsWrittenAsItsCountryWritesIt(String country, String typed, String written) {
        assertThat(PostalCodes.isSound(typed, country)).isTrue();
        assertThat(PostalCodes.written(typed, country)).isEqualTo(written);
        assertThat(PostalCodes.written(written, country)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({
        "DE,1011",
        "DE,101155",
        "DE,ABCDE",
        "DE,F-10115",
        "DE,١٠١١٥",
        "US,9410",
        "US,94103-12",
        "GB,SW1A",
        "GB,10115",
        "NL,1012",
        "CA,K1A",
        "JP,100",
        "PL,0095",
        "CH,80001",
        "AT,10115"
    })
    void anotherFormIsNoCodeOfTheCountry(String country, String typed) {
        assertThat(PostalCodes.isSound(typed, country)).isFalse();
        assertThat(PostalCodes.written(typed, country)).isEqualTo(typed);
    }

    @ParameterizedTest
    @CsvSource({
        "IE,d02 af30",
        "KZ,A15A5A0",
        "LV,1073",
        "LV,LV-1073",
        "TW,10617",
        "MT,vlt 1117",
        "AR,C1070AAM",
        "HK,none"
    })
    void whereTheFormIsNotCertainACodeStaysAsItIs(String country, String typed) {
        assertThat(PostalCodes.isSound(typed, country)).isTrue();
        assertThat(PostalCodes.written(typed, country)).isEqualTo(typed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AE", "AG", "AO", "AW", "BF", "BI", "BJ", "BO", "BQ", "BS", "BW", "BZ", "CD", "CF", "CG", "CI", "CK",
                        "CM",
                "CW", "DJ", "DM", "ER", "FJ", "GA", "GD", "GH", "GM", "GQ", "GY", "HK", "JM", "KI", "KM", "KN", "KP",
                        "LC",
                "LY", "ML", "MO", "MR", "MS", "MW", "NR", "NU", "PA", "PS", "QA", "RW", "SB", "SC", "SL", "SR", "SS",
                        "ST",
                "SX", "SY", "TD", "TG", "TK", "TL", "TO", "TT", "TV", "UG", "VU", "WS", "YE", "ZW"
            })
    void theseCountriesHaveNone(String country) {
        assertThat(PostalCodes.isNeeded(country)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"DE", "US", "GB", "FR", "JP", "CA", "IN", "BR", "AU", "CH", "KR", "SG", "MX", "ZA"})
    void theseCountriesNeedOne(String country) {
        assertThat(PostalCodes.isNeeded(country)).isTrue();
    }

    @Test
    void aCodeIsNeededWhileTheCountryIsNotKnown() {
        assertThat(PostalCodes.isNeeded(null)).isTrue();
    }

    @Test
    void nothingTypedIsNoCode() {
        assertThat(PostalCodes.written(null, "DE")).isNull();
        assertThat(PostalCodes.written("", "HK")).isNull();
        assertThat(PostalCodes.written(" \u00a0", "HK")).isNull();
        assertThat(PostalCodes.written("-", "HK")).isNull();
    }

    @Test
    void aTextOfAnyLengthIsLookedAtInNoTime() {
        String endless = "1" + "\u0315\u0300".repeat(500_000);

        assertThat(PostalCodes.written(endless, "DE")).isSameAs(endless);
        assertThat(PostalCodes.isSound(endless, "DE")).isFalse();
    }

    @Test
    void aLineBreakIsNoBlank() {
        assertThat(PostalCodes.isSound("101\n15", "DE")).isFalse();
    }

    @Test
    void everyCountryOfFormsNeedsACode() {
        for (String country : Locale.getISOCountries()) {
            if (!PostalCodes.isSound("?", country)) {
                assertThat(PostalCodes.isNeeded(country)).as(country).isTrue();
            }
        }
    }
}
