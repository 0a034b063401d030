package io.merkato.reviews;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.AtOnce;
import io.merkato.testing.Customer;
import io.merkato.testing.ManyConnections;
import io.merkato.testing.Product;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.RepeatedTest;

/** People who have judged each other's reviews, and go at the same moment. */
@ShopTest
@ManyConnections
class ErasedReviewersTest {

    @RepeatedTest(3)
    void theyDoNotWaitForEachOther(Shop shop) {
        List<Product> products = List.of(shop.product(1000, 1), shop.product(1000, 1), shop.product(1000, 1));
        List<Customer> people = new ArrayList<>();
        List<SentReview> reviews = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Customer person = Customer.of(shop);
            people.add(person);
            products.forEach(product -> reviews.add(SentReview.of(person, product, 4, "Bright.")));
        }
        people.forEach(person -> reviews.stream()
                .filter(review -> !review.author().equals(person))
                .forEach(review -> person.client()
                        .post(review.path() + "/helpful-votes", null)
                        .expect(200)));

        List<Supplier<Integer>> works = new ArrayList<>();
        people.subList(0, 4).forEach(person -> works.add(() -> erase(person)));
        reviews.subList(12, 18)
                .forEach(review ->
                        works.add(() -> review.change("{\"rating\":2}").status()));
        List<Integer> statuses = AtOnce.all(works);

        assertThat(statuses).containsOnly(200, 204);
        reviews.subList(12, 18).forEach(review -> assertThat(review.read().number("/helpfulCount"))
                .isEqualTo(1));
        reviews.subList(0, 12).forEach(review -> assertThat(
                        shop.admin().get(review.adminPath()).at("/authorId").isNull())
                .isTrue());
    }

    private static int erase(Customer person) {
        return person.client()
                .send("DELETE", "/v1/me", "{\"password\":\"" + Shop.PASSWORD + "\"}")
                .status();
    }
}
