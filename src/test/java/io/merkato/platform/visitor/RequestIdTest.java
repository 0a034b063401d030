package io.merkato.platform.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ShopTest
class RequestIdTest {

    private static final String HEADER = "X-Request-Id";

    @Test
    void everyAnswerHasAnIdOfItsOwn(Shop shop) {
        String first = shop.anonymous().get("/v1/products").header(HEADER);
        String second = shop.anonymous().get("/v1/products").header(HEADER);

        assertThat(first).isNotEmpty().isNotEqualTo(second);
        assertThat(second).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/products", "/v1/nothing", "/v1/me", "/v1/admin/products", "/health/live"})
    void anIdThatAProxyGaveIsKept(String path, Shop shop) {
        Answer answer = shop.anonymous().with(HEADER, "edge-7.Fra_01").get(path);

        assertThat(answer.header(HEADER)).isEqualTo("edge-7.Fra_01");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "<script>", "ä", "a;b", "", "{{7*7}}"})
    void anIdThatCouldDoHarmInALogIsReplaced(String given, Shop shop) {
        Answer answer = shop.anonymous().with(HEADER, given).get("/v1/products");

        assertThat(answer.header(HEADER)).isNotEqualTo(given).matches("[A-Za-z0-9._-]{1,64}");
    }

    @Test
    void anIdThatIsTooLongIsReplaced(Shop shop) {
        Answer answer = shop.anonymous().with(HEADER, "a".repeat(65)).get("/v1/products");

        assertThat(answer.header(HEADER)).hasSizeLessThan(65);
    }
}
