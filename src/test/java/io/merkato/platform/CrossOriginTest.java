package io.merkato.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.Client;
import io.merkato.testing.HeardLog;
import io.merkato.testing.Shop;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A shop whose settings name two origins. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrossOriginTest {

    private static final String LISTED = "https://www.corner.example";

    @SuppressWarnings("NullAway.Init") // set before each test by JUnit
    private Shop shop;

    @BeforeAll
    void start() {
        shop = Shop.start(
                "--merkato.cors-origins=https://corner.example," + LISTED,
                "--merkato.public-url=https://Shop.Example:443/");
    }

    @AfterAll
    void stop() {
        shop.close();
    }

    @Test
    void aPageOfAListedOriginMayReadTheAnswer() {
        Answer answer = from(LISTED).get("/v1/products").expect(200);

        assertThat(answer.header("access-control-allow-origin")).isEqualTo(LISTED);
        assertThat(answer.header("access-control-allow-credentials")).isEmpty();
        assertThat(answer.header("access-control-expose-headers"))
                .contains("Cart-Token", "ETag", "Location", "Retry-After", "Idempotency-Replayed");
        assertThat(answer.response().headers().allValues("vary")).contains("Origin");
    }

    @Test
    void aPageOfAListedOriginMayReadARefusalToo() {
        Answer answer = from(LISTED).get("/v1/me").expectProblem(401, "UNAUTHENTICATED");

        assertThat(answer.header("access-control-allow-origin")).isEqualTo(LISTED);
    }

    @Test
    void aPageOfAListedOriginMaySendWhatTheApiTakes() {
        Answer preflight = from(LISTED)
                .with("Access-Control-Request-Method", "PATCH")
                .with(
                        "Access-Control-Request-Headers",
                        "authorization,content-type,idempotency-key,if-match,cart-token")
                .send("OPTIONS", "/v1/me", null)
                .expect(200);

        assertThat(preflight.header("access-control-allow-origin")).isEqualTo(LISTED);
        assertThat(preflight.header("access-control-allow-methods")).contains("PATCH");
        assertThat(preflight.header("access-control-allow-headers")).contains("authorization", "if-match");
        assertThat(preflight.header("access-control-max-age")).isEqualTo("3600");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://elsewhere.example",
                "http://www.corner.example",
                "https://www.corner.example:8443",
                "https://evil.www.corner.example",
                "https://www.corner.example.evil.example",
                "https://wwwXcorner.example",
                "null"
            })
    void aPageOfAnyOtherOriginIsRefusedWithAProblem(String origin) {
        Answer answer = from(origin).get("/v1/products").expectProblem(403, "FORBIDDEN");

        assertThat(answer.header("access-control-allow-origin")).isEmpty();
    }

    @Test
    void aCacheKeepsTheAnswersToDifferentOriginsApart() {
        for (String path : new String[] {"/v1/products", "/v1/categories", "/docs"}) {
            Answer answer = shop.anonymous().get(path).expect(200);

            assertThat(answer.response().headers().allValues("vary")).as(path).contains("Origin");
            assertThat(answer.header("access-control-allow-origin")).as(path).isEmpty();
        }
    }

    @Test
    void noPreflightLetsAnotherOriginOrAPasswordOfTheBrowserIn() {
        Answer listed = from(LISTED)
                .with("Access-Control-Request-Method", "DELETE")
                .send("OPTIONS", "/v1/me", null)
                .expect(200);
        Answer another = from("https://elsewhere.example")
                .with("Access-Control-Request-Method", "DELETE")
                .send("OPTIONS", "/v1/me", null)
                .expectProblem(403, "FORBIDDEN");

        assertThat(listed.header("access-control-allow-credentials")).isEmpty();
        assertThat(listed.header("access-control-allow-origin")).isNotEqualTo("*");
        assertThat(another.response().headers().map().keySet())
                .noneMatch(name -> name.startsWith("access-control-allow"));
    }

    @Test
    void aRefusedOriginLeavesOneLineHoweverOftenItTries() {
        String origin = "https://storefront.example";
        try (HeardLog heard = new HeardLog()) {
            from(origin).get("/v1/products").expect(403);
            from(origin).get("/v1/products").expect(403);
            from(LISTED).get("/v1/products").expect(200);
            shop.anonymous().get("/v1/products").expect(200);

            assertThat(heard.messages())
                    .filteredOn(line -> line.contains("origin"))
                    .singleElement()
                    .asString()
                    .contains(origin, "MERKATO_CORS_ORIGINS");
        }
    }

    /** Behind a proxy that ends TLS a request for the shop itself looks as if it came from elsewhere. */
    @Test
    void theShopsOwnPagesMayAlwaysCallIt() {
        try (HeardLog heard = new HeardLog()) {
            from("https://shop.example").get("/v1/products").expect(200);
            from("http://shop.example").get("/v1/products").expect(403);

            assertThat(heard.messages()).noneMatch(line -> line.contains("https://shop.example"));
        }
    }

    private Client from(String origin) {
        return shop.anonymous().with("Origin", origin);
    }
}
