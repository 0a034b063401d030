package io.merkato.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.Client;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong before a route does its work, answered as RFC 9457 wants it. */
@ShopTest
class ProblemsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/v1", "/v1/nothing", "/v1/products/", "/error", "/actuator", "/v1/auth", "/docs/none"})
    void aPathThatNoRouteHasIsNotFound(String path, Shop shop) {
        Answer answer = shop.anonymous().get(path).expectProblem(404, "NOT_FOUND");

        assertThat(answer.text("/instance")).isEqualTo(path);
        assertThat(answer.text("/type")).isEqualTo("urn:merkato:problem:not-found");
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE, /v1/products, GET",
        "POST, /v1/products, GET",
        "PATCH, /v1/cart/items, POST",
        "GET, /v1/auth/login, POST",
        "PUT, /v1/cart, GET",
        "PUT, /v1/cart, DELETE"
    })
    void aMethodThatTheRouteLacksIsRefusedWithThoseItHas(String method, String path, String allowed, Shop shop) {
        Answer answer = shop.anonymous().send(method, path, null).expectProblem(405, "METHOD_NOT_ALLOWED");

        assertThat(answer.header("allow").split(", ", -1)).contains(allowed).doesNotContain(method);
    }

    @ParameterizedTest
    @ValueSource(strings = {"FOO", "PROPFIND", "get"})
    void aMethodThatNoRouteHasIsRefused(String method, Shop shop) {
        Answer answer = shop.anonymous().send(method, "/v1/products", null).expectProblem(405, "METHOD_NOT_ALLOWED");

        assertThat(answer.header("allow")).contains("GET");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "text/html",
                "application/xml",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "multipart/form-data",
                "nonsense",
                "application/json;charset=nonsense"
            })
    void aBodyOfAnotherMediaTypeIsRefused(String contentType, Shop shop) {
        shop.anonymous()
                .send("POST", "/v1/auth/login", BodyPublishers.ofString("{}"), contentType)
                .expectProblem(415, "UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void aCompressedBodyIsRefused(Shop shop) {
        shop.anonymous()
                .with("Content-Encoding", "gzip")
                .post("/v1/auth/login", "{}")
                .expectProblem(415, "UNSUPPORTED_MEDIA_TYPE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "image/png", "nonsense", "application/problem+json"})
    void whoAcceptsNoJsonGetsNone(String accept, Shop shop) {
        shop.anonymous().with("Accept", accept).get("/v1/products").expectProblem(406, "NOT_ACCEPTABLE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/*", "application/json", "text/html, application/json;q=0.1"})
    void whoAcceptsJsonAmongOthersGetsIt(String accept, Shop shop) {
        Answer answer = shop.anonymous()
                .with("Accept", accept)
                .get("/v1/products?limit=1")
                .expect(200);

        assertThat(answer.header("content-type")).isEqualTo("application/json");
    }

    @Test
    void aProblemIsAProblemWhateverIsAccepted(Shop shop) {
        Client browser = shop.anonymous().with("Accept", "text/html");

        browser.get("/v1/nothing").expectProblem(404, "NOT_FOUND");
        browser.get("/v1/products/nothing").expectProblem(404, "NOT_FOUND");
        browser.get("/v1/me").expectProblem(401, "UNAUTHENTICATED");
    }

    @Test
    void headAnswersLikeGetWithoutTheBody(Shop shop) {
        String path = "/v1/products/" + shop.product(100, 1).id();
        Answer get = shop.anonymous().get(path).expect(200);

        Answer head = shop.anonymous().send("HEAD", path, null).expect(200);

        assertThat(head.body()).isEmpty();
        assertThat(head.header("etag")).isEqualTo(get.header("etag"));
        assertThat(head.header("content-length")).isEqualTo(get.header("content-length"));
        assertThat(head.header("cache-control")).isEqualTo(get.header("cache-control"));
    }

    @Test
    void headOfNothingIsNotFound(Shop shop) {
        Answer head = shop.anonymous().send("HEAD", "/v1/nothing", null).expect(404);

        assertThat(head.body()).isEmpty();
        assertThat(head.header("content-type")).isEqualTo("application/problem+json");
    }

    @Test
    void optionsTellsTheMethods(Shop shop) {
        Answer answer = shop.anonymous().send("OPTIONS", "/v1/cart", null).expect(200);

        assertThat(answer.header("allow")).contains("GET", "DELETE").doesNotContain("PATCH");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/products?serch=mug",
                "/v1/products?limit=1&Limit=2",
                "/v1/categories?limit=1",
                "/v1/cart?x",
                "/v1/products/nothing?x=1"
            })
    void anUnknownParameterIsRefused(String path, Shop shop) {
        Answer answer = shop.anonymous().get(path).expectProblem(400, "UNKNOWN_PARAMETER");

        assertThat(answer.text("/errors/0/pointer")).startsWith("?");
    }

    @ParameterizedTest
    @CsvSource({
        "limit=many, ?limit",
        "minPrice=1.5, ?minPrice",
        "inStock=perhaps, ?inStock",
        "minRating=good, ?minRating"
    })
    void aParameterOfTheWrongTypeIsRefused(String query, String pointer, Shop shop) {
        Answer answer = shop.anonymous().get("/v1/products?" + query).expectProblem(400, "INVALID_PARAMETER");

        assertThat(answer.text("/errors/0/pointer")).isEqualTo(pointer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"q=%00", "q=a%00b", "brand=x&brand=%00", "attr.colour=%00", "attr.%00=x", "sort=%00"})
    void aParameterWithNulIsRefused(String query, Shop shop) {
        shop.anonymous().get("/v1/products?" + query).expectProblem(400, "INVALID_TEXT");
    }

    @Test
    void aFailureOfOursIsABare500(Shop shop) {
        Answer answer = shop.anonymous().get("/failing").expectProblem(500, "INTERNAL_ERROR");

        assertThat(answer.body()).doesNotContain("secret");
        assertThat(answer.header("x-request-id")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/*", "*"})
    void aMediaTypeWithAWildcardIsNone(String type, Shop shop) {
        shop.anonymous()
                .send("POST", "/v1/auth/forgot-password", HttpRequest.BodyPublishers.ofString("{}"), type)
                .expectProblem(415, "UNSUPPORTED_MEDIA_TYPE");
    }
}
