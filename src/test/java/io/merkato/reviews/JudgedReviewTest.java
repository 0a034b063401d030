package io.merkato.reviews;

import static io.merkato.reviews.SentReview.known;
import static io.merkato.reviews.SentReview.path;
import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.AtOnce;
import io.merkato.testing.Customer;
import io.merkato.testing.ManyConnections;
import io.merkato.testing.Product;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What customers say of the reviews of others. */
@ShopTest
class JudgedReviewTest {

    @Test
    void aVoteCountsOnceHoweverOftenItIsGiven(Shop shop) {
        SentReview review = SentReview.of(shop, shop.product(1000, 1), 4, "Bright.");
        Customer ben = Customer.of(shop);

        assertThat(vote(review, ben).expect(200).number("/helpfulCount")).isEqualTo(1);
        assertThat(vote(review, ben).expect(200).number("/helpfulCount")).isEqualTo(1);
        assertThat(vote(review, Customer.of(shop)).number("/helpfulCount")).isEqualTo(2);
        assertThat(review.read().number("/helpfulCount")).isEqualTo(2);
        Answer back = ben.client().delete(review.path() + "/helpful-votes").expect(200);
        assertThat(back.number("/helpfulCount")).isEqualTo(1);
        assertThat(back.at("/voted").asBoolean()).isFalse();
        assertThat(ben.client().delete(review.path() + "/helpful-votes").number("/helpfulCount"))
                .isEqualTo(1);
    }

    @Test
    @ManyConnections
    void aVoteAtOnceCountsOnce(Shop shop) {
        SentReview review = SentReview.of(shop, shop.product(1000, 1), 4, "Bright.");
        Customer ben = Customer.of(shop);
        Customer eve = Customer.of(shop);

        AtOnce.run(20, i -> vote(review, i % 2 == 0 ? ben : eve).expect(200));

        assertThat(review.read().number("/helpfulCount")).isEqualTo(2);
    }

    @Test
    void onesOwnReviewIsForOthersToJudge(Shop shop) {
        SentReview review = SentReview.of(shop, shop.product(1000, 1), 4, "Bright.");

        vote(review, review.author()).expectProblem(422, "OWN_REVIEW");
        report(review, review.author(), null).expectProblem(422, "OWN_REVIEW");
        shop.anonymous().post(review.path() + "/helpful-votes", null).expectProblem(401, "UNAUTHENTICATED");

        assertThat(review.read().number("/helpfulCount")).isZero();
    }

    @Test
    void whatIsNotShownIsNotJudged(Shop shop) {
        SentReview waits = SentReview.of(shop, shop.product(1000, 1), 4, "See https://elsewhere.example");
        Customer ben = Customer.of(shop);

        vote(waits, ben).expectProblem(404, "NOT_FOUND");
        report(waits, ben, null).expectProblem(404, "NOT_FOUND");
        ben.client().get(waits.path()).expectProblem(404, "NOT_FOUND");
    }

    @Test
    void aReviewIsHiddenWhenThreeReportItWhoseWordCounts(Shop shop) {
        Product lamp = shop.product(1000, 1);
        SentReview review = SentReview.of(shop, lamp, 1, "Rubbish.");
        for (int i = 0; i < 4; i++) {
            report(review, Customer.of(shop), null).expect(202);
        }
        Customer ben = known(shop);
        report(review, ben, "{\"reason\":\"spam\",\"text\":\"Again.\"}").expect(202);
        report(review, ben, "{\"reason\":\"spam\"}").expect(202);
        report(review, known(shop), "{\"reason\":\"offTopic\"}").expect(202);
        assertThat(review.status()).isEqualTo("published");
        Customer buyer = Customer.of(shop);
        SentReview.delivered(shop, buyer, shop.product(1000, 1));

        report(review, buyer, "{}").expect(202);

        assertThat(review.status()).isEqualTo("hidden");
        shop.anonymous().get(review.path()).expectProblem(404, "NOT_FOUND");
        Answer list = shop.anonymous().get(path(lamp)).expect(200);
        assertThat(list.at("/items")).isEmpty();
        assertThat(list.number("/summary/count")).isZero();
        Answer seen = shop.admin().get(review.adminPath()).expect(200);
        assertThat(seen.text("/heldFor/0")).isEqualTo("reported");
        assertThat(seen.number("/openReports")).isEqualTo(7);
        assertThat(seen.text("/reports/0/reason")).isEqualTo("spam");
        assertThat(seen.text("/reports/0/text")).isEqualTo("Again.");
    }

    @Test
    void whoIsListenedToByNowMayReportAgain(Shop shop) {
        SentReview review = SentReview.of(shop, shop.product(1000, 1), 1, "Rubbish.");
        Customer early = Customer.of(shop);
        report(review, early, null).expect(202);
        report(review, known(shop), null).expect(202);
        report(review, known(shop), null).expect(202);
        SentReview.delivered(shop, early, shop.product(1000, 1));

        report(review, early, null).expect(202);

        assertThat(review.status()).isEqualTo("hidden");
    }

    @Test
    void whatStaffFoundRightIsHiddenByOthersOnly(Shop shop) {
        SentReview review = SentReview.of(shop, shop.product(1000, 1), 1, "Rubbish.");
        List<Customer> reporters = List.of(known(shop), known(shop), known(shop));
        reporters.forEach(reporter -> report(review, reporter, null).expect(202));
        assertThat(review.status()).isEqualTo("hidden");

        Answer approved = review.approve(shop).expect(200);

        assertThat(approved.text("/status")).isEqualTo("published");
        assertThat(approved.number("/openReports")).isZero();
        reporters.forEach(reporter -> report(review, reporter, null).expect(202));
        report(review, known(shop), null).expect(202);
        report(review, known(shop), null).expect(202);
        assertThat(review.status()).isEqualTo("published");
        report(review, known(shop), null).expect(202);
        assertThat(review.status()).isEqualTo("hidden");
    }

    @Test
    void whatAReviewSaysLaterMayBeReportedAgain(Shop shop) {
        SentReview review = SentReview.of(shop, shop.product(1000, 1), 1, "Rubbish.");
        List<Customer> reporters = List.of(known(shop), known(shop), known(shop));
        reporters.forEach(reporter -> report(review, reporter, null).expect(202));
        review.approve(shop).expect(200);
        review.change("{\"body\":\"Worse than rubbish.\"}").expect(200);

        reporters.forEach(reporter -> report(review, reporter, null).expect(202));

        assertThat(review.status()).isEqualTo("hidden");
    }

    @Test
    void whoReportedWhatIsNotSaidAnyMoreWasNotWrong(Shop shop) {
        List<Customer> reporters = List.of(known(shop), known(shop), known(shop));
        for (int i = 0; i < 3; i++) {
            SentReview bad = SentReview.of(shop, shop.product(1000, 1), 1, "Rubbish.");
            reporters.forEach(reporter -> report(bad, reporter, null).expect(202));
            bad.change("{\"body\":\"Not so good.\"}").expect(200);
            bad.approve(shop).expect(200);
        }
        SentReview review = SentReview.of(shop, shop.product(1000, 1), 1, "Rubbish.");

        reporters.forEach(reporter -> report(review, reporter, null).expect(202));

        assertThat(review.status()).isEqualTo("hidden");
    }

    @Test
    void whoRemovesWhatIsReportedAndWritesAgainIsLookedAt(Shop shop) {
        Product lamp = shop.product(1000, 1);
        SentReview review = SentReview.of(shop, lamp, 1, "Rubbish.");
        report(review, known(shop), null).expect(202);

        review.author().client().delete(review.path()).expect(204);

        assertThat(SentReview.of(review.author(), lamp, 1, "Rubbish.").status()).isEqualTo("pending");
    }

    @Test
    void whoWasWrongTooOftenIsNotListenedTo(Shop shop) {
        Customer troll = known(shop);
        for (int i = 0; i < 3; i++) {
            SentReview good = SentReview.of(shop, shop.product(1000, 1), 5, "Good.");
            report(good, troll, null).expect(202);
            good.approve(shop).expect(200);
        }
        SentReview review = SentReview.of(shop, shop.product(1000, 1), 1, "Rubbish.");
        report(review, known(shop), null).expect(202);
        report(review, known(shop), null).expect(202);

        report(review, troll, null).expect(202);

        assertThat(review.status()).isEqualTo("published");
    }

    @Test
    void anUnknownReasonIsRefused(Shop shop) {
        SentReview review = SentReview.of(shop, shop.product(1000, 1), 1, "Rubbish.");

        assertThat(report(review, Customer.of(shop), "{\"reason\":\"dislike\"}").status())
                .isEqualTo(400);
        report(review, Customer.of(shop), "{\"text\":\"%s\"}".formatted("x".repeat(1001)))
                .expectProblem(422, "VALIDATION_FAILED");
    }

    private static Answer vote(SentReview review, Customer voter) {
        return voter.client().post(review.path() + "/helpful-votes", null);
    }

    private static Answer report(SentReview review, Customer reporter, @Nullable String body) {
        return reporter.client().post(review.path() + "/reports", body);
    }
}
