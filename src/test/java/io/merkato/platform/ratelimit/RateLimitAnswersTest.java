package io.merkato.platform.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ShopTest
class RateLimitAnswersTest {

    private final String path = "/probe/rate-limits/" + UUID.randomUUID();

    @Test
    void oneTooManyIs429WithTheTimeToComeBack(Shop shop) {
        for (int i = 0; i < 3; i++) {
            shop.anonymous().get(path).expect(200);
        }
        Answer refused = shop.anonymous().get(path).expectProblem(429, "TOO_MANY_REQUESTS");

        // One of three comes back after five minutes.
        assertThat(Integer.parseInt(refused.header("retry-after"))).isBetween(200, 300);
        assertThat(refused.header("ratelimit-policy")).isEqualTo("\"probe\";q=3;w=900");
        assertThat(refused.header("ratelimit")).isEqualTo("\"probe\";r=0;t=" + refused.header("retry-after"));
    }

    @Test
    void aSandboxHasNoGeneralLimit(Shop shop) {
        Answer answer = shop.anonymous().get("/v1/products").expect(200);

        assertThat(answer.header("ratelimit")).isEmpty();
        assertThat(answer.header("ratelimit-policy")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Forwarded-For", "X-Real-IP", "Client-IP", "CF-Connecting-IP", "True-Client-IP"})
    void aForgedAddressCountsForNothing(String header, Shop shop) {
        String real = shop.anonymous().get("/probe/visitor").expect(200).text("/address");

        Answer answer = shop.anonymous().with(header, "198.51.100.1").get("/probe/visitor");

        assertThat(answer.text("/address")).isEqualTo(real);
    }

    @Test
    void theVisitorIsKnownByOneLineAndTheRequestsId(Shop shop) {
        Answer answer = shop.anonymous()
                .with("User-Agent", "Browser\t1.0 " + "x".repeat(400))
                .get("/probe/visitor")
                .expect(200);

        assertThat(answer.text("/userAgent")).startsWith("Browser 1.0 xxx").hasSize(300);
        assertThat(answer.text("/requestId")).isEqualTo(answer.header("x-request-id"));
    }
}
