package io.merkato.reviews.requests;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.platform.mail.EmailKey;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptOutTokensTest {

    private final OptOutTokens tokens = new OptOutTokens(List.of(key(1)));

    @ParameterizedTest
    @ValueSource(strings = {"Ada@Example.org", "a@b.example", "ada@müller.example"})
    void aTokenSaysWhichAddressAndShowsNothingOfIt(String email) {
        String token = tokens.of(email).text();

        assertThat(tokens.read(token)).contains(EmailKey.of(email));
        assertThat(token)
                .matches("[A-Za-z0-9_-]+")
                .isNotEqualTo(tokens.of(email).text());
    }

    @Test
    void theLongestAddressFits() {
        String email = "a".repeat(200) + "@" + "b".repeat(49) + ".org";

        assertThat(tokens.read(tokens.of(email).text())).contains(email);
    }

    @Test
    void whatIsChangedInAnyPlaceIsNoToken() {
        String token = tokens.of("ada@example.org").text();
        for (int i = 0; i < token.length(); i++) {
            for (char other : "AQg_".toCharArray()) {
                String changed = token.substring(0, i) + other + token.substring(i + 1);
                assertThat(tokens.read(changed).isPresent()).as(changed).isEqualTo(changed.equals(token));
            }
            assertThat(tokens.read(token.substring(0, i))).isEmpty();
        }
        assertThat(tokens.read(token + "A")).isEmpty();
        assertThat(tokens.read(token + "=")).isEmpty();
        assertThat(tokens.read("A".repeat(100_000))).isEmpty();
    }

    @Test
    void theSecretBeforeIsGoodWhileItIsChangedAndAnotherNever() {
        String before = tokens.of("ada@example.org").text();

        assertThat(new OptOutTokens(List.of(key(2), key(1))).read(before)).contains("ada@example.org");
        assertThat(new OptOutTokens(List.of(key(2))).read(before)).isEmpty();
        assertThat(tokens.read(new OptOutTokens(List.of(key(2), key(1)))
                        .of("ada@example.org")
                        .text()))
                .isEmpty();
    }

    private static byte[] key(int number) {
        byte[] key = new byte[32];
        key[0] = (byte) number;
        return key;
    }
}
