package io.merkato.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.Client;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ShopTest
class EntityTagsTest {

    private static final String STRONG = "\"[A-Za-z0-9_-]{16,}\"";

    @ParameterizedTest
    @ValueSource(strings = {"/v1/products", "/v1/categories", "/v1/me", "/v1/cart", "/v1/orders"})
    void everyAnswerToAGetHasAStrongTag(String path, Shop shop) {
        assertThat(shop.customer().get(path).expect(200).header("etag")).matches(STRONG);
    }

    @Test
    void aTagStaysWhileTheResourceDoes(Shop shop) {
        String path = "/v1/products/" + shop.product(100, 1).id();

        assertThat(shop.anonymous().get(path).header("etag"))
                .isEqualTo(shop.anonymous().get(path).header("etag"));
    }

    @Test
    void aTagChangesWithTheResource(Shop shop) {
        String path = shop.product(100, 1).path();
        String before = shop.admin().get(path).header("etag");

        shop.admin().patch(path, "{\"title\":\"Another title\"}").expect(200);

        assertThat(shop.admin().get(path).header("etag")).isNotEqualTo(before);
    }

    @Test
    void whoHasTheTagGetsNoBody(Shop shop) {
        String path = "/v1/products/" + shop.product(100, 1).id();
        String tag = shop.anonymous().get(path).header("etag");

        for (String known : new String[] {tag, "W/" + tag, "\"other\", " + tag, "*"}) {
            Answer answer =
                    shop.anonymous().with("If-None-Match", known).get(path).expect(304);
            assertThat(answer.body()).isEmpty();
            assertThat(answer.header("etag")).isEqualTo(tag);
            assertThat(answer.header("cache-control")).contains("public");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"other\"", "\"other\", *"})
    void whoHasAnotherTagGetsTheBody(String known, Shop shop) {
        String path = "/v1/products/" + shop.product(100, 1).id();
        shop.anonymous().get(path).expect(200);

        Answer answer = shop.anonymous().with("If-None-Match", known).get(path);

        assertThat(answer.expect(200).text("/id")).isNotEmpty();
    }

    @Test
    void aPersonsTagIsNoProofForAnother(Shop shop) {
        String tag = shop.customer().get("/v1/me").header("etag");

        shop.customer().with("If-None-Match", tag).get("/v1/me").expect(200);
    }

    @Test
    void aProductIsChangedByWhoKnowsIt(Shop shop) {
        String path = shop.product(100, 1).path();
        String tag = shop.admin().get(path).header("etag");

        Answer changed = shop.admin().with("If-Match", tag).patch(path, "{\"title\":\"Second\"}");

        assertThat(changed.expect(200).text("/title")).isEqualTo("Second");
    }

    @Test
    void aStaleChangeOfAProductIsRefused(Shop shop) {
        String path = shop.product(100, 1).path();
        Client stale = shop.admin().with("If-Match", shop.admin().get(path).header("etag"));
        shop.admin().patch(path, "{\"title\":\"Second\"}").expect(200);

        stale.patch(path, "{\"title\":\"Third\"}").expectProblem(412, "PRECONDITION_FAILED");

        assertThat(shop.admin().get(path).text("/title")).isEqualTo("Second");
    }

    @Test
    void aStaleDeletionOfAProductIsRefused(Shop shop) {
        String path = shop.product(100, 1).path();
        String stale = shop.admin().get(path).header("etag");
        shop.admin().patch(path, "{\"title\":\"Second\"}").expect(200);

        shop.admin().with("If-Match", stale).delete(path).expectProblem(412, "PRECONDITION_FAILED");

        String fresh = shop.admin().get(path).expect(200).header("etag");
        shop.admin().with("If-Match", fresh).delete(path).expect(204);
        shop.admin().get(path).expectProblem(404, "NOT_FOUND");
    }

    @Test
    void aStaleChangeOfAProfileIsRefused(Shop shop) {
        Client customer = shop.customer();
        String stale = customer.get("/v1/me").header("etag");
        customer.with("If-Match", stale)
                .patch("/v1/me", "{\"firstName\":\"Augusta\"}")
                .expect(200);

        customer.with("If-Match", stale)
                .patch("/v1/me", "{\"firstName\":\"Byron\"}")
                .expectProblem(412, "PRECONDITION_FAILED");

        assertThat(customer.get("/v1/me").text("/firstName")).isEqualTo("Augusta");
    }

    @Test
    void oneOfSeveralTagsIsEnough(Shop shop) {
        Client customer = shop.customer();
        String tag = customer.get("/v1/me").header("etag");

        customer.with("If-Match", "\"other\", " + tag)
                .patch("/v1/me", "{\"firstName\":\"Augusta\"}")
                .expect(200);
    }

    @Test
    void aWeakTagNeverMatchesForAChange(Shop shop) {
        Client customer = shop.customer();
        String weak = "W/" + customer.get("/v1/me").header("etag");

        customer.with("If-Match", weak)
                .patch("/v1/me", "{\"firstName\":\"Augusta\"}")
                .expectProblem(412, "PRECONDITION_FAILED");
    }

    @Test
    void anyTagWillDoForAStar(Shop shop) {
        Answer changed = shop.customer().with("If-Match", "*").patch("/v1/me", "{\"firstName\":\"Augusta\"}");

        assertThat(changed.expect(200).text("/firstName")).isEqualTo("Augusta");
    }
}
