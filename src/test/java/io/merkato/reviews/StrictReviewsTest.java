package io.merkato.reviews;

import static io.merkato.reviews.SentReview.path;
import static io.merkato.reviews.SentReview.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Customer;
import io.merkato.testing.Product;
import io.merkato.testing.Shop;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Shops that do not trust everybody. */
class StrictReviewsTest {

    private static final Shop SHOP = Shop.start(
            "--merkato.reviews-from=buyers",
            "--merkato.reviews-first-wait=1",
            "--merkato.reviews-hide-after=1",
            "--merkato.reviews-blocked-words=rubbish, two words",
            "--merkato.reviews-on-erasure=remove");

    @AfterAll
    static void stop() {
        SHOP.expectNothingLeftOver();
        SHOP.close();
    }

    @Test
    void onlyBuyersReview() {
        Product lamp = SHOP.product(1000, 5);
        Customer ada = Customer.of(SHOP);
        write(ada, lamp, 5, "Bright.").expectProblem(403, "PURCHASE_REQUIRED");

        SentReview.delivered(SHOP, ada, lamp);

        SentReview.of(ada, lamp, 5, "Bright.");
    }

    @Test
    void theFirstOfAnAccountWaitsAndTheNextDoesNot() {
        Customer ada = Customer.of(SHOP);
        SentReview first = bought(ada, "Bright.");
        assertThat(first.status()).isEqualTo("pending");
        assertThat(SHOP.admin().get(first.adminPath()).text("/heldFor/0")).isEqualTo("newAuthor");
        assertThat(bought(ada, "Bright too.").status()).isEqualTo("pending");

        first.approve(SHOP).expect(200);

        assertThat(bought(ada, "Bright as well.").status()).isEqualTo("published");
        assertThat(bought(ada, "Two... WORDS of rubbish").status()).isEqualTo("pending");
    }

    @Test
    void oneReportHides() {
        Customer ada = Customer.of(SHOP);
        SentReview review = bought(ada, "Bright.");
        review.approve(SHOP).expect(200);

        SentReview.known(SHOP).client().post(review.path() + "/reports", null).expect(202);

        assertThat(review.status()).isEqualTo("hidden");
    }

    @Test
    void reviewsGoWithTheirAuthor() {
        Product lamp = SHOP.product(1000, 5);
        Customer ada = Customer.of(SHOP);
        SentReview.delivered(SHOP, ada, lamp);
        SentReview review = SentReview.of(ada, lamp, 5, "Bright.");
        review.approve(SHOP).expect(200);
        assertThat(SHOP.anonymous().get(path(lamp)).number("/summary/count")).isEqualTo(1);

        ada.client()
                .send("DELETE", "/v1/me", "{\"password\":\"" + Shop.PASSWORD + "\"}")
                .expect(204);

        assertThat(SHOP.anonymous().get(path(lamp)).at("/items")).isEmpty();
        assertThat(SHOP.anonymous().get(path(lamp)).number("/summary/count")).isZero();
    }

    @Test
    void whereStaffLookFirstEverythingWaits() {
        try (Shop node = Shop.beside(SHOP, "--merkato.reviews-moderation=approve")) {
            Product lamp = node.product(1000, 1);
            SentReview review = SentReview.of(node, lamp, 5, "Bright.");
            assertThat(review.status()).isEqualTo("pending");
            assertThat(node.admin().get(review.adminPath()).text("/heldFor/0")).isEqualTo("moderation");

            review.approve(node).expect(200);

            assertThat(review.change("{\"rating\":4}").text("/status"))
                    .as("what is changed is looked at again")
                    .isEqualTo("pending");
        }
    }

    private static SentReview bought(Customer author, String body) {
        Product product = SHOP.product(1000, 5);
        SentReview.delivered(SHOP, author, product);
        return SentReview.of(author, product, 5, body);
    }
}
