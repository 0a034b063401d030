package io.merkato.reviews;

import static io.merkato.reviews.SentReview.known;
import static io.merkato.reviews.SentReview.path;
import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.Customer;
import io.merkato.testing.Product;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What staff do with reviews, and what authors hear of it. */
@ShopTest
class ModerationTest {

    private static final String LINK = "See https://elsewhere.example";

    @Test
    void whatTheFilterFindsWaitsAndIsShownWhenStaffApprove(Shop shop) {
        Product lamp = shop.product(1000, 1);
        SentReview review = SentReview.of(shop, lamp, 4, LINK);
        assertThat(review.answer().text("/status")).isEqualTo("pending");
        assertThat(shop.anonymous().get(path(lamp)).at("/items")).isEmpty();
        Answer seen = shop.admin().get(review.adminPath()).expect(200);
        assertThat(seen.text("/heldFor/0")).isEqualTo("link");
        assertThat(seen.text("/product/title")).isEqualTo(lamp.title());
        assertThat(seen.text("/authorId")).isEqualTo(review.author().id());
        assertThat(shop.admin()
                        .get("/v1/admin/reviews?status=pending&productId=" + lamp.id())
                        .at("/items/0"))
                .isEqualTo(seen.json());

        Answer approved = review.approve(shop).expect(200);

        assertThat(approved.text("/status")).isEqualTo("published");
        assertThat(approved.at("/heldFor")).isEmpty();
        assertThat(shop.anonymous().get(path(lamp)).number("/summary/count")).isEqualTo(1);
        JsonNode mail = mail(shop, review.author());
        assertThat(mail.get("subject").asString()).isEqualTo("Your review of " + lamp.title() + " is shown now");
        assertThat(review.approve(shop).expect(200).text("/status")).isEqualTo("published");
        shop.expectNothingLeftOver();
        assertThat(mails(shop, review.author())).as("approved once more").isEqualTo(1);
    }

    @Test
    void whatStaffRejectIsGoneAndItsAuthorHearsWhy(Shop shop) {
        Product lamp = shop.product(1000, 1);
        SentReview review = SentReview.of(shop, lamp, 4, "Bright.");

        Answer rejected =
                review.reject(shop, "Not of <b>this</b> lamp & so on.").expect(200);

        assertThat(rejected.text("/status")).isEqualTo("rejected");
        assertThat(shop.anonymous().get(path(lamp)).number("/summary/count")).isZero();
        shop.anonymous().get(review.path()).expectProblem(404, "NOT_FOUND");
        assertThat(review.read().text("/rejectionReason")).isEqualTo("Not of <b>this</b> lamp & so on.");
        JsonNode mail = mail(shop, review.author());
        assertThat(mail.get("text").asString()).contains("Not of <b>this</b> lamp & so on.");
        assertThat(mail.get("html").asString())
                .contains("Not of &lt;b&gt;this&lt;/b&gt; lamp &amp; so on.")
                .doesNotContain("<b>this");
        review.reject(shop, "Again.").expectProblem(409, "REVIEW_REJECTED");
        assertThat(review.approve(shop).expect(200).text("/status")).isEqualTo("published");
        assertThat(review.read().at("/rejectionReason").isNull()).isTrue();
    }

    @Test
    void whatWasRejectedWaitsWhateverItsAuthorDoes(Shop shop) {
        Product lamp = shop.product(1000, 1);
        SentReview review = SentReview.of(shop, lamp, 4, "Rubbish.");
        review.reject(shop, "No.").expect(200);

        assertThat(review.change("{\"body\":\"Bright.\"}").expect(200).text("/status"))
                .isEqualTo("pending");
        assertThat(review.change("{\"body\":\"Very bright.\"}").expect(200).text("/status"))
                .isEqualTo("pending");
        assertThat(shop.admin().get(review.adminPath()).text("/heldFor/0")).isEqualTo("rejectedBefore");
        review.author().client().delete(review.path()).expect(204);
        SentReview next = SentReview.of(review.author(), lamp, 4, "Bright.");

        assertThat(next.status()).isEqualTo("pending");
        next.approve(shop).expect(200);
        assertThat(next.change("{\"body\":\"Bright!\"}").text("/status"))
                .as("once staff have approved it")
                .isEqualTo("published");
        assertThat(SentReview.of(review.author(), shop.product(1000, 1), 4, "Bright.")
                        .status())
                .isEqualTo("published");
    }

    @Test
    void aChangeIsLookedAtLikeANewReview(Shop shop) {
        SentReview review = SentReview.of(shop, shop.product(1000, 1), 4, "Bright.");

        assertThat(review.change("{\"body\":\"" + LINK + "\"}").text("/status")).isEqualTo("pending");
        assertThat(review.change("{\"body\":\"Bright.\"}").text("/status")).isEqualTo("published");
    }

    @Test
    void whatIsHiddenStaysHiddenWhenItIsChanged(Shop shop) {
        Product lamp = shop.product(1000, 1);
        SentReview review = SentReview.of(shop, lamp, 1, "Rubbish.");
        Stream.of(known(shop), known(shop), known(shop))
                .forEach(reporter ->
                        reporter.client().post(review.path() + "/reports", null).expect(202));

        assertThat(review.change("{\"rating\":5}").expect(200).text("/status")).isEqualTo("hidden");
        assertThat(shop.anonymous().get(path(lamp)).number("/summary/count")).isZero();
        review.author().client().delete(review.path()).expect(204);
        assertThat(SentReview.of(review.author(), lamp, 5, "Bright.").status()).isEqualTo("pending");
    }

    @Test
    void staffDecideOnWhatTheyHaveRead(Shop shop) {
        SentReview review = SentReview.of(shop, shop.product(1000, 1), 4, LINK);
        String read = shop.admin().get(review.adminPath()).header("ETag");
        review.change("{\"body\":\"See https://worse.example\"}").expect(200);

        shop.admin()
                .with("If-Match", read)
                .post(review.adminPath() + "/approval", null)
                .expectProblem(412, "PRECONDITION_FAILED");

        assertThat(review.status()).isEqualTo("pending");
        shop.admin()
                .with("If-Match", shop.admin().get(review.adminPath()).header("ETag"))
                .post(review.adminPath() + "/approval", null)
                .expect(200);
    }

    @Test
    void aReportThatCameMeanwhileIsNotDismissedUnread(Shop shop) {
        SentReview review = SentReview.of(shop, shop.product(1000, 1), 1, "Rubbish.");
        String read = shop.admin().get(review.adminPath()).header("ETag");
        known(shop).client().post(review.path() + "/reports", null).expect(202);

        shop.admin()
                .with("If-Match", read)
                .post(review.adminPath() + "/approval", null)
                .expectProblem(412, "PRECONDITION_FAILED");

        assertThat(shop.admin().get("/v1/admin/reviews?productId=nobody").status())
                .isEqualTo(400);
    }

    @Test
    void anAnswerStandsUnderTheReviewAndIsMailed(Shop shop) {
        Product lamp = shop.product(1000, 1);
        SentReview review = SentReview.of(shop, lamp, 4, "Bright.");

        Answer answered = answer(shop, review, "Thank <you>.");

        assertThat(answered.text("/answer/text")).isEqualTo("Thank <you>.");
        assertThat(shop.anonymous().get(path(lamp)).text("/items/0/answer/text"))
                .isEqualTo("Thank <you>.");
        JsonNode mail = mail(shop, review.author());
        assertThat(mail.get("subject").asString()).startsWith("We have answered your review");
        assertThat(mail.get("html").asString()).contains("Thank &lt;you&gt;.").doesNotContain("<you>");
        answer(shop, review, "Thank <you>.");
        shop.expectNothingLeftOver();
        assertThat(mails(shop, review.author())).as("the same answer again").isEqualTo(1);
        shop.admin().delete(review.adminPath() + "/answer").expect(204);
        assertThat(review.read().at("/answer").isNull()).isTrue();
        shop.admin().delete(review.adminPath() + "/answer").expect(204);
    }

    @Test
    void anAnswerToWhatWaitsIsMailedToo(Shop shop) {
        SentReview review = SentReview.of(shop, shop.product(1000, 1), 4, LINK);

        answer(shop, review, "Please without the link.");

        assertThat(mail(shop, review.author()).get("text").asString()).contains("Please without the link.");
    }

    @Test
    void customersDoNotModerate(Shop shop) {
        SentReview review = SentReview.of(shop, shop.product(1000, 1), 4, LINK);

        review.author().client().get("/v1/admin/reviews").expectProblem(403, "FORBIDDEN");
        review.author().client().post(review.adminPath() + "/approval", null).expectProblem(403, "FORBIDDEN");
        shop.staff().post("/v1/admin/reviews/recount", null).expectProblem(403, "FORBIDDEN");

        assertThat(review.status()).isEqualTo("pending");
    }

    @Test
    void aRatingThatSomebodyHasChangedByHandIsCountedAnew(Shop shop) {
        Product lamp = shop.product(1000, 1);
        Product plate = shop.product(1000, 1);
        SentReview.of(shop, lamp, 4, "Bright.");
        JdbcClient sql = shop.bean(JdbcClient.class);
        sql.sql("update reviews.rating set four = 9 where product_id = :id::uuid")
                .param("id", lamp.id())
                .update();
        sql.sql("insert into reviews.rating (product_id, one) values (:id::uuid, 3)")
                .param("id", plate.id())
                .update();

        Answer recount = shop.admin().post("/v1/admin/reviews/recount", null).expect(200);

        assertThat(recount.at("/products").valueStream().map(JsonNode::asString))
                .contains(lamp.id(), plate.id());
        assertThat(shop.anonymous().get(path(lamp)).number("/summary/count")).isEqualTo(1);
        assertThat(shop.anonymous().get(path(plate)).number("/summary/count")).isZero();
        assertThat(shop.admin().post("/v1/admin/reviews/recount", null).number("/corrected"))
                .isZero();
    }

    private static Answer answer(Shop shop, SentReview review, String text) {
        return shop.admin()
                .put(review.adminPath() + "/answer", "{\"text\":" + SentReview.quoted(text) + "}")
                .expect(200);
    }

    /** The newest mail to an author, after the one that confirmed the address. */
    private static JsonNode mail(Shop shop, Customer author) {
        return shop.mails(author.email(), 2).get(0);
    }

    private static int mails(Shop shop, Customer author) {
        return shop.mails(author.email(), 1).size() - 1;
    }
}
