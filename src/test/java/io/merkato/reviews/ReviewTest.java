package io.merkato.reviews;

import static io.merkato.reviews.SentReview.path;
import static io.merkato.reviews.SentReview.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.Customer;
import io.merkato.testing.Product;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A review, from its author's first word to its last. */
@ShopTest
class ReviewTest {

    @Test
    void whatIsWrittenIsReadByEverybody(Shop shop) {
        Product lamp = shop.product(1000, 1);
        Customer ada = Customer.of(shop);

        Answer written = ada.client()
                .post(path(lamp), "{\"rating\":4,\"title\":\" Bright \",\"body\":\"Bends,\\nand stays.\"}")
                .expect(201);

        assertThat(written.header("Location")).isEqualTo("/v1/reviews/" + written.text("/id"));
        assertThat(written.number("/rating")).isEqualTo(4);
        assertThat(written.text("/title")).isEqualTo("Bright");
        assertThat(written.text("/body")).isEqualTo("Bends,\nand stays.");
        assertThat(written.text("/author")).isEqualTo("Ada L.");
        assertThat(written.text("/status")).isEqualTo("published");
        assertThat(written.at("/verifiedPurchase").asBoolean()).isFalse();
        assertThat(written.at("/imported").asBoolean()).isFalse();
        assertThat(written.number("/helpfulCount")).isZero();
        Answer list = shop.anonymous().get(path(lamp)).expect(200);
        assertThat(list.at("/items/0")).isEqualTo(written.json());
        assertThat(list.text("/summary/average")).isEqualTo("4.0");
        assertThat(list.number("/summary/count")).isEqualTo(1);
        assertThat(list.at("/summary/histogram").toString()).isEqualTo("{\"1\":0,\"2\":0,\"3\":0,\"4\":1,\"5\":0}");
        assertThat(list.header("Cache-Control")).contains("public");
        assertThat(shop.anonymous()
                        .get("/v1/products/" + lamp.made().text("/slug") + "/reviews")
                        .json())
                .isEqualTo(list.json());
        assertThat(shop.anonymous().get("/v1/reviews/" + written.text("/id")).json())
                .isEqualTo(written.json());
    }

    @Test
    void aSecondOneIsRefusedWithTheAddressOfTheFirst(Shop shop) {
        Product lamp = shop.product(1000, 1);
        SentReview first = SentReview.of(shop, lamp, 4, "Bright.");

        Answer second = write(first.author(), lamp, 1, "Dark.").expectProblem(409, "ALREADY_REVIEWED");

        assertThat(second.text("/review")).isEqualTo(first.path());
        assertThat(first.read().json()).isEqualTo(first.answer().json());
        SentReview.of(first.author(), shop.product(1000, 1), 1, "Dark.");
        SentReview.of(shop, lamp, 5, "Brighter.");
    }

    @Test
    void itsAuthorChangesIt(Shop shop) {
        Product lamp = shop.product(1000, 1);
        SentReview review = SentReview.of(shop, lamp, 4, "Bright.");

        Answer changed = review.change("{\"rating\":2,\"title\":\"Later\"}").expect(200);

        assertThat(changed.number("/rating")).isEqualTo(2);
        assertThat(changed.text("/title")).isEqualTo("Later");
        assertThat(changed.text("/body")).isEqualTo("Bright.");
        assertThat(changed.text("/createdAt")).isEqualTo(review.answer().text("/createdAt"));
        assertThat(changed.at("/editedAt").isNull()).isFalse();
        assertThat(review.change("{\"title\":\"\"}").expect(200).at("/title").isNull())
                .isTrue();
        assertThat(summary(shop, lamp)).isEqualTo("2.0 of 1");
    }

    @Test
    void aChangeOfWhatIsNoMoreSoIsRefused(Shop shop) {
        SentReview review = SentReview.of(shop, shop.product(1000, 1), 4, "Bright.");
        String tag = review.read().header("ETag");
        Customer.of(shop).client().post(review.path() + "/helpful-votes", null).expect(200);

        review.author()
                .client()
                .with("If-Match", tag)
                .patch(review.path(), "{\"rating\":3}")
                .expect(200);
        review.author()
                .client()
                .with("If-Match", tag)
                .patch(review.path(), "{\"rating\":2}")
                .expectProblem(412, "PRECONDITION_FAILED");
        review.author().client().with("If-Match", tag).delete(review.path()).expectProblem(412, "PRECONDITION_FAILED");

        assertThat(review.read().number("/rating")).isEqualTo(3);
    }

    @Test
    void itsAuthorRemovesItAndMayWriteAgain(Shop shop) {
        Product lamp = shop.product(1000, 1);
        SentReview review = SentReview.of(shop, lamp, 4, "Bright.");
        Customer.of(shop).client().post(review.path() + "/helpful-votes", null).expect(200);

        review.author().client().delete(review.path()).expect(204);

        review.author().client().get(review.path()).expectProblem(404, "NOT_FOUND");
        review.author().client().delete(review.path()).expectProblem(404, "NOT_FOUND");
        assertThat(summary(shop, lamp)).isEqualTo("0.0 of 0");
        SentReview.of(review.author(), lamp, 5, "Brighter.");
        assertThat(summary(shop, lamp)).isEqualTo("5.0 of 1");
    }

    @Test
    void nobodyElseChangesIt(Shop shop) {
        SentReview review = SentReview.of(shop, shop.product(1000, 1), 4, "Bright.");
        Customer eve = Customer.of(shop);

        eve.client().patch(review.path(), "{\"rating\":1}").expectProblem(404, "NOT_FOUND");
        eve.client().delete(review.path()).expectProblem(404, "NOT_FOUND");
        shop.admin().patch(review.path(), "{\"rating\":1}").expectProblem(404, "NOT_FOUND");
        shop.anonymous().patch(review.path(), "{\"rating\":1}").expectProblem(401, "UNAUTHENTICATED");

        assertThat(review.read().json()).isEqualTo(review.answer().json());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"rating":0,"body":"x"}                     | 422 | /rating
            {"rating":6,"body":"x"}                     | 422 | /rating
            {"rating":-1,"body":"x"}                    | 422 | /rating
            {"rating":4.5,"body":"x"}                   | 400 | /rating
            {"rating":"5","body":"x"}                   | 400 | /rating
            {"rating":null,"body":"x"}                  | 422 | /rating
            {"rating":[5],"body":"x"}                   | 400 | /rating
            {"rating":5}                                | 422 | /body
            {"rating":5,"body":null}                    | 422 | /body
            {"rating":5,"body":" "}                     | 422 | /body
            {"rating":5,"body":"x","title":"a\\nb"}     | 422 | /title
            {"rating":5,"body":"x","author":"Eve"}      | 400 |
            {"rating":5,"body":"x","status":"published"}| 400 |
            {"rating":5,"body":"x","verifiedPurchase":true} | 400 |
            {"body":"x"}                                | 422 | /rating
            """)
    void whatMakesNoSenseIsRefused(String body, int status, String pointer, Shop shop) {
        Product lamp = shop.product(1000, 1);
        Customer ada = Customer.of(shop);

        Answer refused = ada.client().post(path(lamp), body);

        assertThat(refused.status()).as("%s", refused.body()).isEqualTo(status);
        if (pointer != null) {
            assertThat(refused.body()).contains(pointer);
        }
        assertThat(shop.anonymous().get(path(lamp)).at("/items")).isEmpty();
    }

    @Test
    void textsHaveALimit(Shop shop) {
        Product lamp = shop.product(1000, 1);
        Customer ada = Customer.of(shop);

        write(ada, lamp, 5, "word ".repeat(1001)).expectProblem(422, "VALIDATION_FAILED");
        ada.client()
                .post(path(lamp), "{\"rating\":5,\"title\":\"%s\",\"body\":\"x\"}".formatted("t".repeat(151)))
                .expectProblem(422, "VALIDATION_FAILED");
        SentReview.of(ada, lamp, 5, "word. ".repeat(833));
    }

    @Test
    void whatIsNotOnSaleIsNotReviewed(Shop shop) {
        Product lamp = shop.product(1000, 1);
        SentReview review = SentReview.of(shop, lamp, 5, "Bright.");
        shop.admin()
                .patch("/v1/admin/products/" + lamp.id(), "{\"status\":\"archived\"}")
                .expect(200);

        write(Customer.of(shop), lamp, 5, "Bright.").expectProblem(404, "NOT_FOUND");
        shop.anonymous().get(path(lamp)).expectProblem(404, "NOT_FOUND");
        shop.anonymous().get("/v1/products/nothing-of-the-kind/reviews").expectProblem(404, "NOT_FOUND");

        review.change("{\"rating\":1}").expect(200);
        shop.admin()
                .patch("/v1/admin/products/" + lamp.id(), "{\"status\":\"active\"}")
                .expect(200);
        assertThat(summary(shop, lamp)).isEqualTo("1.0 of 1");
    }

    @Test
    void theReviewsOfADeletedProductGoWithIt(Shop shop) {
        Product lamp = shop.product(1000, 1);
        SentReview review = SentReview.of(shop, lamp, 5, "Bright.");

        shop.admin().delete("/v1/admin/products/" + lamp.id()).expect(204);

        review.author().client().get(review.path()).expectProblem(404, "NOT_FOUND");
        assertThat(review.author().client().get("/v1/me/reviews").at("/items")).isEmpty();
    }

    @Test
    void theSameRequestAgainIsTheSameReview(Shop shop) {
        Product lamp = shop.product(1000, 1);
        Customer ada = Customer.of(shop);
        var keyed = ada.client().withNewKey();
        String body = "{\"rating\":5,\"body\":\"Bright.\"}";

        Answer first = keyed.post(path(lamp), body).expect(201);
        Answer again = keyed.post(path(lamp), body).expect(201);

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(summary(shop, lamp)).isEqualTo("5.0 of 1");
    }

    @Test
    void ownReviewsAreListed(Shop shop) {
        Customer ada = Customer.of(shop);
        SentReview first = SentReview.of(ada, shop.product(1000, 1), 5, "Bright.");
        SentReview second = SentReview.of(ada, shop.product(1000, 1), 1, "See https://elsewhere.example");
        SentReview.of(shop, shop.product(1000, 1), 3, "Of somebody else.");

        Answer list = ada.client().get("/v1/me/reviews?limit=1").expect(200);
        assertThat(list.at("/items/0")).isEqualTo(second.answer().json());
        assertThat(list.at("/items/0/status").asString()).isEqualTo("pending");
        Answer next = ada.client()
                .get("/v1/me/reviews?limit=1&cursor=" + list.text("/nextCursor"))
                .expect(200);
        assertThat(next.at("/items/0")).isEqualTo(first.answer().json());
        assertThat(next.at("/nextCursor").isNull()).isTrue();
        assertThat(ada.client().get("/v1/me/reviews?status=published").at("/items"))
                .hasSize(1);
    }

    private static String summary(Shop shop, Product product) {
        Answer list = shop.anonymous().get(path(product)).expect(200);
        return list.text("/summary/average") + " of " + list.number("/summary/count");
    }
}
