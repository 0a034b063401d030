package io.merkato.platform.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.merkato.platform.problem.PlatformProblem;
import io.merkato.platform.problem.Problem;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorEncodingTest {

    @Test
    void whatWentInComesOut() {
        UUID id = UUID.randomUUID();
        String encoded = Cursor.at("products", "Müller & Söhne", 42L, new BigDecimal("4.50"), id)
                .encoded();

        Cursor cursor = Objects.requireNonNull(Cursor.decode(encoded, "products", 4));

        assertThat(cursor.text(0)).isEqualTo("Müller & Söhne");
        assertThat(cursor.number(1)).isEqualTo(42);
        assertThat(cursor.decimal(2)).isEqualByComparingTo("4.50");
        assertThat(cursor.id(3)).isEqualTo(id);
    }

    @Test
    void itGoesIntoAQueryAsItIs() {
        assertThat(Cursor.at("products", "ÿÿÿ???>>>", "\u00bf").encoded()).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void withoutOneTheListBegins() {
        assertThat(Cursor.decode(null, "products", 1)).isNull();
    }

    @Test
    void itBelongsToItsQuery() {
        String encoded = Cursor.at("products", 1).encoded();

        refused(() -> Cursor.decode(encoded, "orders", 1));
    }

    @Test
    void itHasAsManyKeysAsTheOrderOfTheList() {
        String encoded = Cursor.at("products", 1, 2).encoded();

        refused(() -> Cursor.decode(encoded, "products", 1));
        refused(() -> Cursor.decode(encoded, "products", 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?", "a", "====", "ä"})
    void whatIsNoneIsRefused(String text) {
        refused(() -> Cursor.decode(text, "products", 1));
    }

    @Test
    void keysOfAnotherTypeAreRefused() {
        Cursor cursor = Cursor.at("products", "x", "a\0b");

        refused(() -> cursor.number(0));
        refused(() -> cursor.decimal(0));
        refused(() -> cursor.id(0));
        refused(() -> cursor.text(1));
    }

    @Test
    void aPageThatHasOneMoreRowHasANext() {
        Page<Integer> page = Page.of(List.of(1, 2, 3), 2, row -> Cursor.at("numbers", row));

        assertThat(page.items()).containsExactly(1, 2);
        Cursor next = Objects.requireNonNull(Cursor.decode(page.nextCursor(), "numbers", 1));
        assertThat(next.number(0)).isEqualTo(2);
    }

    @Test
    void aPageThatIsJustFullIsTheLast() {
        Page<Integer> page = Page.of(List.of(1, 2), 2, row -> Cursor.at("numbers", row));

        assertThat(page.items()).containsExactly(1, 2);
        assertThat(page.nextCursor()).isNull();
    }

    private static void refused(ThrowingCallable decoding) {
        assertThatThrownBy(decoding).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.type())
                .isEqualTo(PlatformProblem.INVALID_CURSOR));
    }
}
