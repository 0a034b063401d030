package io.merkato.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What RFC 9110 and RFC 6750 ask of the headers of a refusal. */
@ShopTest
class HttpHeadersTest {

    private static final String CHALLENGE = "www-authenticate";
    private static final String SIGN_IN = "Bearer realm=\"merkato\"";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST | /v1/auth/login | {'email':'nobody@example.org','password':'wrong'}",
                "POST | /v1/auth/refresh | {'refreshToken':'wrong'}",
                "GET | /v1/me |",
                "GET | /v1/orders |",
                "POST | /v1/cart/merge | {'cartToken':'wrong'}",
                "GET | /v1/admin/products |"
            })
    void whoIsNotSignedInIsToldHow(String method, String path, String body, Shop shop) {
        Answer refused = shop.anonymous()
                .send(method, path, body == null ? null : body.replace('\'', '"'))
                .expect(401);

        assertThat(refused.header(CHALLENGE)).isEqualTo(SIGN_IN);
    }

    @ParameterizedTest
    @CsvSource({"GET,/v1/me", "GET,/v1/products", "GET,/v1/admin/products", "GET,/v1/cart"})
    void aTokenThatIsNotGoodIsNamedAsSuch(String method, String path, Shop shop) {
        Answer refused = shop.anonymous().bearing("x").send(method, path, null).expectProblem(401, "INVALID_TOKEN");

        assertThat(refused.header(CHALLENGE)).startsWith(SIGN_IN + ", error=\"invalid_token\", error_description=\"");
    }

    @Test
    void otherRefusalsHaveNoChallenge(Shop shop) {
        assertThat(shop.customer().get("/v1/admin/products").expect(403).header(CHALLENGE))
                .isEmpty();
        assertThat(shop.anonymous().get("/v1/nothing").expect(404).header(CHALLENGE))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PUT | /v1/products | GET,HEAD,OPTIONS",
                "DELETE | /v1/products/x | GET,HEAD,OPTIONS",
                "GET | /v1/cart/items | POST,OPTIONS",
                "HEAD | /v1/auth/login | POST,OPTIONS",
                "PUT | /v1/cart | GET,HEAD,DELETE,OPTIONS",
                "PUT | /v1/orders | GET,HEAD,POST,OPTIONS",
                "POST | /docs/docs.js | GET,HEAD,OPTIONS",
                "POST | /openapi.json | GET,HEAD,OPTIONS",
                "POST | /health/live | GET,HEAD,OPTIONS"
            })
    void allowNamesEveryMethodThatWorks(String method, String path, String methods, Shop shop) {
        Answer refused = shop.anonymous().send(method, path, null).expect(405);

        Set<String> allowed = Set.of(refused.header("allow").split(", "));
        assertThat(allowed).containsExactlyInAnyOrder(methods.split(","));
        for (String each : allowed) {
            if (Set.of("GET", "HEAD", "OPTIONS").contains(each)) {
                assertThat(shop.anonymous().send(each, path, null).status())
                        .as("%s %s", each, path)
                        .isNotEqualTo(405);
            }
        }
    }
}
