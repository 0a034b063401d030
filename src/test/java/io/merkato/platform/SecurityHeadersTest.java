package io.merkato.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ShopTest
class SecurityHeadersTest {

    @ParameterizedTest
    @ValueSource(strings = {"/v1/products", "/v1/categories", "/v1/cart", "/v1/me", "/v1/nothing", "/openapi.json"})
    void everyAnswerIsForReadingOnly(String path, Shop shop) {
        Answer answer = shop.anonymous().get(path);

        assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
        assertThat(answer.header("content-security-policy"))
                .contains("default-src 'none'")
                .contains("frame-ancestors 'none'");
        assertThat(answer.header("referrer-policy")).isEqualTo("no-referrer");
        assertThat(answer.header("strict-transport-security")).startsWith("max-age=31536000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/products", "/v1/nothing", "/docs", "/health/live"})
    void noAnswerSaysWhatTheShopIsMadeOf(String path, Shop shop) {
        Answer answer = shop.anonymous().get(path);

        assertThat(answer.header("server")).isEmpty();
        assertThat(answer.header("x-powered-by")).isEmpty();
        assertThat(answer.response().headers().map().toString().toLowerCase(Locale.ROOT))
                .doesNotContain("jetty");
    }

    @Test
    void thePageToTryTheApiLoadsNothingFromElsewhere(Shop shop) {
        String policy = shop.anonymous().get("/docs").expect(200).header("content-security-policy");

        assertThat(policy)
                .contains("default-src 'none'", "script-src 'self';", "frame-ancestors 'none'")
                .doesNotContain("http", "*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/me", "/v1/cart", "/v1/orders"})
    void whatIsPersonalIsNotStored(String path, Shop shop) {
        Answer answer = shop.customer().get(path).expect(200);

        assertThat(answer.header("cache-control")).contains("no-store").doesNotContain("public");
    }

    @Test
    void tokensAreNotStored(Shop shop) {
        Answer answer = shop.signIn(shop.registered(), Shop.PASSWORD);

        assertThat(answer.header("cache-control")).contains("no-store");
    }

    @Test
    void whatStaffSeeIsNotStored(Shop shop) {
        Answer answer = shop.admin().get("/v1/admin/products").expect(200);

        assertThat(answer.header("cache-control")).contains("no-store").doesNotContain("public");
    }

    @Test
    void theCatalogueMayBeCachedByAnyone(Shop shop) {
        String product = shop.product(100, 1).id();

        for (String path : new String[] {"/v1/products", "/v1/categories", "/v1/products/" + product}) {
            Answer answer = shop.anonymous().get(path).expect(200);
            assertThat(answer.header("cache-control"))
                    .as(path)
                    .contains("public")
                    .doesNotContain("no-store");
            assertThat(answer.header("etag")).as(path).isNotEmpty();
            assertThat(answer.header("set-cookie")).as(path).isEmpty();
        }
    }

    @Test
    void aRefusalOfTheCatalogueIsNotCached(Shop shop) {
        Answer answer = shop.anonymous().get("/v1/products/nothing").expect(404);

        assertThat(answer.header("cache-control")).doesNotContain("public");
    }
}
