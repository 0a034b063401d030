package io.merkato.passwords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.merkato.kernel.Role;
import io.merkato.kernel.ShopProfile;
import io.merkato.passwords.PasswordRules.Person;
import io.merkato.platform.problem.FieldError;
import io.merkato.platform.problem.Problem;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {

    private static final Person ADA = new Person("ada.lovelace@mail.engines.co.uk", "Ada", "Lovelace");
    private static final CommonPasswords COMMON = new CommonPasswords();
    private static final PasswordRules RULES = rulesOf("Blauer Laden");

    @Test
    void customersNeed8CharactersAndStaffAndAdmins15() {
        assertThat(PasswordRules.shortestFor(List.of(Role.CUSTOMER))).isEqualTo(8);
        assertThat(PasswordRules.shortestFor(List.of())).isEqualTo(8);
        assertThat(PasswordRules.shortestFor(List.of(Role.CUSTOMER, Role.STAFF)))
                .isEqualTo(15);
        assertThat(PasswordRules.shortestFor(List.of(Role.ADMIN))).isEqualTo(15);
        assertThat(PasswordRules.isLongEnoughForStaff(new Password("brown hen walks")))
                .isTrue();
        assertThat(PasswordRules.isLongEnoughForStaff(new Password("brown hen walk")))
                .isFalse();
    }

    @Test
    void aCharacterIsACodePoint() {
        assertThat(PasswordRules.isLongEnoughForStaff(new Password("😀🐱🚗🏠🎈😀🐱")))
                .isFalse();
        assertThat(codeOf("😀🐱🚗🏠🎈🌵🍋")).isEqualTo("PASSWORD_TOO_SHORT");
        assertThat(codeOf("😀🐱🚗🏠🎈🌵🍋🥨")).isEqualTo("good");
    }

    @Test
    void aLetterCountsOnceHoweverItWasTyped() {
        assertThat(codeOf("zo\u0308a\u0308u\u0308kq")).isEqualTo("PASSWORD_TOO_SHORT");
        assertThat(codeOf("zo\u0308a\u0308u\u0308kqwv")).isEqualTo("good");
    }

    @Test
    void theLengthIsCheckedAgainstTheShortestThatIsAskedFor() {
        Password password = new Password("brown hen walk");

        assertThat(RULES.errors("/password", password, 14, ADA)).isEmpty();
        assertThat(RULES.errors("/password", password, 15, ADA))
                .extracting(FieldError::code)
                .containsExactly("PASSWORD_TOO_SHORT");
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 64, 128})
    void aCustomersPasswordHas8To128Characters(int length) {
        assertThat(codeOf(Texts.ofLength(length))).isEqualTo("good");
    }

    @Test
    void moreThan128CharactersAreRefused() {
        assertThat(codeOf(Texts.ofLength(128))).isEqualTo("good");
        assertThat(codeOf(Texts.ofLength(129))).isEqualTo("PASSWORD_TOO_LONG");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lovelace",
                "Ada Lovelace",
                "LovelaceAda",
                "ada.lovelace1815",
                "lovelaceada!",
                "Lovelace 1",
                "1815-Ada-Lovelace-1852",
                "lovelaceLovelace",
                "Adá.Lövelaçe",
                "ａｄａｌｏｖｅｌａｃｅ",
                "adaadaada1",
                "ada12345",
                "ada.lovelace@mail.engines.co.uk",
                "engines2026!",
                "engines.co.uk",
                "blauerladen",
                "Blauer Laden 2026",
                "123 laden!!",
                "ada@blauer-laden"
            })
    void nothingButTheShopTheAddressOrTheNameIsTooObvious(String password) {
        assertThat(codeOf(password)).isEqualTo("PASSWORD_TOO_OBVIOUS");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada sails a paper boat",
                "lovelace und die Maschine",
                "mein blauer laden am Meer",
                "adas engine",
                "😀 ada 🐱🚗🏠"
            })
    void aPhraseThatHasANameInItIsGood(String password) {
        assertThat(codeOf(password)).isEqualTo("good");
    }

    @Test
    void anAddressThatIsANumberIsTooObvious() {
        Person person = new Person("4917012940385@example.org", "Ada", "Lovelace");

        assertThat(RULES.errors("", new Password("49170-12940385!"), 8, person))
                .extracting(FieldError::code)
                .containsExactly("PASSWORD_TOO_OBVIOUS");
        assertThat(RULES.errors("", new Password("4917012940386"), 8, person)).isEmpty();
    }

    @Test
    void aNameOfOneLetterDoesNotSpoilPasswords() {
        Person person = new Person("x@example.org", "A", "B");

        assertThat(RULES.errors("", new Password("bbb aa bab"), 8, person)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"merkato2026", "Merkato!!"})
    void theNameOfTheShopIsTheOneThatIsSet(String typed) {
        Password password = new Password(typed);

        assertThat(rulesOf("Merkato").errors("", password, 8, ADA))
                .extracting(FieldError::code)
                .containsExactly("PASSWORD_TOO_OBVIOUS");
        assertThat(RULES.errors("", password, 8, ADA)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.merkato.passwords.Picks#ofTheList")
    void aCommonPasswordIsRefusedInAnyCase(String password) {
        String turned = password.substring(0, 1).toUpperCase(Locale.ROOT) + password.substring(1);

        assertThat(codeOf(turned)).isEqualTo("PASSWORD_COMMON");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aaaaaaaaaaaa",
                "AaAaAaAaAaAa",
                "1234567890123",
                "9876543210",
                "hgfedcba",
                "AbCdEfGhIj",
                "abcabcabcabc",
                "abcabcabca",
                "x9!x9!x9!x9!",
                "qjzkwvyqjzkwvy",
                "😀😀😀😀😀😀😀😀"
            })
    void repetitionsAndRunsOfNeighboursAreTooObvious(String password) {
        assertThat(codeOf(password)).isEqualTo("PASSWORD_TOO_OBVIOUS");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aaaaaaaaaaaaaaa b",
                "correct horse battery",
                "brown hen brown hen",
                "😀 🐱 🚗 🏠 🎈",
                "        x       y",
                "Löwenzahn im Mai",
                "vgtplqmz",
                "пингвин летит",
                "8675309417"
            })
    void noKindOfCharacterIsDemanded(String password) {
        assertThat(codeOf(password)).isEqualTo("good");
    }

    @Test
    void whatIsWrongIsSaidAtThePointerInWords() {
        assertThat(RULES.errors("/newPassword", new Password("Password1!"), 8, ADA))
                .singleElement()
                .satisfies(error -> {
                    assertThat(error.pointer()).isEqualTo("/newPassword");
                    assertThat(error.code()).isEqualTo("PASSWORD_COMMON");
                    assertThat(error.detail()).contains("add words").doesNotContain("Password1");
                });
    }

    @Test
    void requireRefusesWithTheErrors() {
        assertThatCode(() -> RULES.require("/password", new Password("correct horse battery"), 15, ADA))
                .doesNotThrowAnyException();
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> RULES.require("/password", new Password("short"), 15, ADA))
                .withMessageContaining("needs at least 15 characters");
    }

    private static String codeOf(String password) {
        List<FieldError> errors = RULES.errors("/password", new Password(password), 8, ADA);
        return errors.isEmpty() ? "good" : errors.getFirst().code();
    }

    private static PasswordRules rulesOf(String shopName) {
        return new PasswordRules(COMMON, new ShopProfile(shopName, "EUR"));
    }
}
