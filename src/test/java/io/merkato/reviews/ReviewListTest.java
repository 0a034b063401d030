package io.merkato.reviews;

import static io.merkato.reviews.SentReview.path;
import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.Customer;
import io.merkato.testing.Product;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@ShopTest
class ReviewListTest {

    @Test
    void theyAreSortedFilteredAndPaged(Shop shop) {
        Product lamp = shop.product(1000, 10);
        List<SentReview> reviews = new ArrayList<>();
        for (int rating : List.of(3, 5, 1, 5, 3)) {
            reviews.add(SentReview.of(shop, lamp, rating, "Stars: " + rating));
        }
        Customer buyer = Customer.of(shop);
        SentReview.delivered(shop, buyer, lamp);
        reviews.add(SentReview.of(buyer, lamp, 2, "Came late."));
        vote(shop, reviews.get(2), 2);
        vote(shop, reviews.get(0), 1);
        shop.bean(JdbcClient.class)
                .sql("update reviews.review set body = '' where id = :id::uuid")
                .param("id", reviews.get(4).id())
                .update();

        assertThat(list(shop, lamp, reviews, "")).containsExactly(5, 4, 3, 2, 1, 0);
        assertThat(list(shop, lamp, reviews, "sort=newest&")).containsExactly(5, 4, 3, 2, 1, 0);
        assertThat(list(shop, lamp, reviews, "sort=rating&")).containsExactly(3, 1, 4, 0, 5, 2);
        assertThat(list(shop, lamp, reviews, "sort=helpful&")).containsExactly(2, 0, 5, 4, 3, 1);
        assertThat(list(shop, lamp, reviews, "stars=5&")).containsExactly(3, 1);
        assertThat(list(shop, lamp, reviews, "stars=5&stars=1&sort=rating&")).containsExactly(3, 1, 2);
        assertThat(list(shop, lamp, reviews, "verified=true&")).containsExactly(5);
        assertThat(list(shop, lamp, reviews, "verified=false&sort=helpful&")).containsExactly(2, 0, 4, 3, 1);
        assertThat(list(shop, lamp, reviews, "withText=true&")).containsExactly(5, 3, 2, 1, 0);
        assertThat(list(shop, lamp, reviews, "withText=false&")).containsExactly(4);
        assertThat(shop.anonymous().get(path(lamp) + "?stars=5").number("/summary/count"))
                .as("the summary is of all")
                .isEqualTo(6);
    }

    @Test
    void aCursorStaysRightWhileReviewsComeAndGo(Shop shop) {
        Product lamp = shop.product(1000, 10);
        List<SentReview> reviews = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            reviews.add(SentReview.of(shop, lamp, 4, "Number " + i));
        }
        Answer first = shop.anonymous().get(path(lamp) + "?limit=2").expect(200);
        SentReview.of(shop, lamp, 4, "Newer.");
        reviews.get(3).author().client().delete(reviews.get(3).path()).expect(204);

        Answer next = shop.anonymous()
                .get(path(lamp) + "?limit=2&cursor=" + first.text("/nextCursor"))
                .expect(200);

        assertThat(next.at("/items").valueStream().map(item -> item.get("id").asString()))
                .containsExactly(reviews.get(1).id(), reviews.get(0).id());
        shop.anonymous()
                .get(path(lamp) + "?limit=2&sort=rating&cursor=" + first.text("/nextCursor"))
                .expectProblem(400, "INVALID_CURSOR");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sort=oldest",
                "stars=0",
                "stars=6",
                "stars=x",
                "verified=maybe",
                "withText=1x",
                "limit=0",
                "cursor=x",
                "star=5"
            })
    void whatMakesNoSenseIsRefused(String query, Shop shop) {
        assertThat(shop.anonymous()
                        .get(path(shop.product(1000, 1)) + "?" + query)
                        .status())
                .isEqualTo(400);
    }

    private static void vote(Shop shop, SentReview review, int voters) {
        for (int i = 0; i < voters; i++) {
            Customer.of(shop)
                    .client()
                    .post(review.path() + "/helpful-votes", null)
                    .expect(200);
        }
    }

    /** Which reviews come in which order, two at a time. */
    private static List<Integer> list(Shop shop, Product product, List<SentReview> reviews, String query) {
        List<String> ids = reviews.stream().map(SentReview::id).toList();
        List<Integer> found = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = shop.anonymous()
                    .get(path(product) + "?" + query + "limit=2" + cursor)
                    .expect(200);
            page.at("/items")
                    .forEach(item -> found.add(ids.indexOf(item.get("id").asString())));
            cursor = page.at("/nextCursor").isNull() ? "" : "&cursor=" + page.text("/nextCursor");
        } while (!cursor.isEmpty());
        return found;
    }
}
