package io.merkato.passwords;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommonPasswordsTest {

    private static final CommonPasswords COMMON = new CommonPasswords();

    @Test
    void theListHoldsMoreThanThe100000MostCommon() {
        assertThat(COMMON.size()).isGreaterThan(100_000);
    }

    @ParameterizedTest
    @MethodSource("io.merkato.passwords.Picks#ofTheList")
    void aCommonPasswordIsKnownInAnyCaseAndBetweenSpaces(String password) {
        assertThat(COMMON.contains(password)).isTrue();
        assertThat(COMMON.contains(password.toUpperCase(Locale.ROOT))).isTrue();
        assertThat(COMMON.contains("  " + password + " ")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Password1!",
                "password2026",
                "!!!Password!!!",
                "Sunshine-2024",
                "Pässword",
                "football #1",
                "michaeljackson 2026"
            })
    void digitsAndPunctuationAroundACommonPasswordDoNotHideIt(String password) {
        assertThat(COMMON.contains(password)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse battery",
                "sunshine on my bicycle",
                "password of the pirates",
                "dragon 4711 teapot",
                "the password",
                "8675309417",
                "😀🐱🚗🏠🎈🌵🍋🥨",
                "!!!???!!!#",
                ""
            })
    void whatOnlyHoldsACommonWordIsNotCommon(String password) {
        assertThat(COMMON.contains(password)).isFalse();
    }
}
