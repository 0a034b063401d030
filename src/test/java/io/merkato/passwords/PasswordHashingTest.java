package io.merkato.passwords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.merkato.platform.problem.PlatformProblem;
import io.merkato.platform.problem.Problem;
import io.merkato.testing.AtOnce;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

class PasswordHashingTest {

    private static final PasswordHashing HASHING = new PasswordHashing(PasswordHashing.argon2());

    @Test
    void aHashIsArgon2idWith19MibTwoRoundsAndItsOwnSalt() {
        Password password = new Password("correct horse battery");

        String hash = HASHING.hash(password);

        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(HASHING.hash(password)).isNotEqualTo(hash);
        assertThat(HASHING.matches(password, hash)).isTrue();
        assertThat(HASHING.isOutdated(hash)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "😀 🐱 🚗 🏠 🎈",
                " leading and trailing ",
                "  a boat   of paper  ",
                "Löwenzahn im Mai",
                "aaaaaaaaaaaaaaa b"
            })
    void aPasswordIsHashedToTheLetter(String typed) {
        String hash = HASHING.hash(new Password(typed));

        assertThat(HASHING.matches(new Password(typed), hash)).isTrue();
        assertThat(HASHING.matches(new Password(typed + " "), hash)).isFalse();
        assertThat(HASHING.matches(new Password(typed.replace(" ", "")), hash)).isFalse();
        assertThat(HASHING.matches(new Password(typed.substring(0, typed.length() - 2)), hash))
                .isFalse();
    }

    @Test
    void nothingOfALongPasswordIsCutOff() {
        String hash = HASHING.hash(new Password(Texts.ofLength(129)));

        assertThat(HASHING.matches(new Password(Texts.ofLength(128)), hash)).isFalse();
    }

    /** What stands in for the hash of an unknown account must be read and computed like any other, or it would show. */
    @Test
    void anUnknownAccountIsCheckedAgainstAHashOfTheSameForm() {
        String standIn = PasswordHashing.nobodysHash();

        assertThat(standIn).hasSameSizeAs(HASHING.hash(new Password("correct horse battery")));
        assertThat(HASHING.isOutdated(standIn)).isFalse();
        assertThat(new Argon2PasswordEncoder(16, 32, 1, 19_456, 2).upgradeEncoding(standIn))
                .isFalse();
        assertThat(HASHING.matches(new Password("correct horse battery"), null)).isFalse();
    }

    @Test
    void aHashWithOtherParametersIsOutdatedAndStillGood() {
        Password password = new Password("correct horse battery");
        for (Argon2PasswordEncoder other : List.of(
                new Argon2PasswordEncoder(16, 32, 1, 4096, 2),
                new Argon2PasswordEncoder(16, 32, 1, 19_456, 1),
                new Argon2PasswordEncoder(16, 32, 2, 19_456, 2))) {
            String hash = other.encode(password.typed());
            assertThat(HASHING.isOutdated(hash)).isTrue();
            assertThat(HASHING.matches(password, hash)).isTrue();
        }
    }

    @Test
    void aLetterIsTheSameHoweverItWasTyped() {
        Password composed = new Password("L\u00f6wenzahn im Mai");
        Password decomposed = new Password("Lo\u0308wenzahn im Mai");

        assertThat(HASHING.match(decomposed, HASHING.hash(composed))).isEqualTo(PasswordHashing.Match.YES);
        assertThat(HASHING.match(composed, HASHING.hash(decomposed))).isEqualTo(PasswordHashing.Match.YES);
        assertThat(HASHING.match(new Password("Lowenzahn im Mai"), HASHING.hash(decomposed)))
                .isEqualTo(PasswordHashing.Match.NO);
        assertThat(HASHING.match(decomposed, null)).isEqualTo(PasswordHashing.Match.NO);
    }

    @Test
    void aHashOfWhatWasTypedIsStillGoodAndToBeMadeAnew() {
        String typed = "Lo\u0308wenzahn im Mai";
        String before = new Argon2PasswordEncoder(16, 32, 1, 19_456, 2).encode(typed);

        assertThat(HASHING.match(new Password(typed), before)).isEqualTo(PasswordHashing.Match.AS_TYPED);
        assertThat(HASHING.matches(new Password(typed), before)).isTrue();
        assertThat(HASHING.matches(new Password("L\u00f6wenzahn im Mai"), before))
                .isFalse();
    }

    @Test
    void whoComesWhenTheQueueIsFullIsSentAwayAndAllOthersAreServed() {
        Password password = new Password("correct horse battery");

        List<Object> outcomes = AtOnce.run(150, i -> {
            try {
                return HASHING.matches(password, null);
            } catch (Problem problem) {
                return problem.type();
            }
        });

        assertThat(outcomes).containsOnly(false, PlatformProblem.OVERLOADED);
        assertThat(outcomes).filteredOn(Boolean.FALSE::equals).hasSizeGreaterThanOrEqualTo(2);
        assertThat(HASHING.matches(password, null)).isFalse();
    }

    @Test
    void aPasswordHoldsOnlyWhatIsText() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Password("abc\0defgh"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Password("\ud83dabcdefgh"));
    }

    @Test
    void aPasswordDoesNotShowItself() {
        assertThat(new Password("correct horse battery")).asString().doesNotContain("correct");
    }
}
