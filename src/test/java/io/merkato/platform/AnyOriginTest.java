package io.merkato.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.Client;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A sandbox whose settings name no origin: whoever tries it may call it from any page. */
@ShopTest
class AnyOriginTest {

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:5173", "http://127.0.0.1:3000", "https://sketch.example", "null"})
    void anyPageMayCallAndReadWhatItNeeds(String origin, Shop shop) {
        Client page = shop.anonymous().with("Origin", origin);

        Answer preflight = page.with("Access-Control-Request-Method", "POST")
                .with("Access-Control-Request-Headers", "cart-token,content-type,idempotency-key")
                .send("OPTIONS", "/v1/orders", null)
                .expect(200);
        Answer refusal = page.get("/v1/me").expectProblem(401, "UNAUTHENTICATED");

        assertThat(preflight.header("access-control-allow-origin")).isEqualTo("*");
        assertThat(preflight.header("access-control-allow-credentials")).isEmpty();
        assertThat(preflight.header("access-control-allow-headers"))
                .contains("cart-token", "content-type", "idempotency-key");
        assertThat(refusal.header("access-control-allow-origin")).isEqualTo("*");
        assertThat(refusal.header("access-control-expose-headers").split(", *"))
                .contains(
                        "Cart-Token",
                        "ETag",
                        "Idempotency-Replayed",
                        "Idempotent-Replayed",
                        "Location",
                        "RateLimit",
                        "RateLimit-Policy",
                        "Retry-After",
                        "WWW-Authenticate",
                        "X-Request-Id");
    }

    @Test
    void anOriginThatCannotBeReadIsRefusedLikeAForeignOne(Shop shop) {
        shop.anonymous().with("Origin", "http://x y").get("/v1/products").expectProblem(403, "FORBIDDEN");
    }
}
