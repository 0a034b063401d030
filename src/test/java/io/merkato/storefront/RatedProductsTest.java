package io.merkato.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.Customer;
import io.merkato.testing.Product;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What shoppers see of ratings where they choose. */
@ShopTest
class RatedProductsTest {

    @Test
    void aProductShowsItsRatingOnItsPageAndInLists(Shop shop) {
        Product lamp = ofBrand(shop, unique());
        review(shop, lamp, 5);
        review(shop, lamp, 4);
        review(shop, lamp, 4);
        shop.expectNothingLeftOver();

        Answer page = shop.anonymous().get("/v1/products/" + lamp.id()).expect(200);
        assertThat(page.text("/rating/average")).isEqualTo("4.33");
        assertThat(page.number("/rating/count")).isEqualTo(3);
        assertThat(list(shop, brand(lamp), "").at("/items/0/rating")).isEqualTo(page.at("/rating"));
        assertThat(shop.anonymous()
                        .with("Accept", "text/html")
                        .get("/products/" + page.text("/slug"))
                        .expect(200)
                        .body())
                .contains("Rated 4.33 of 5, reviews: 3");
    }

    @Test
    void oneFiveDoesNotBeatAHundredOf4Point8(Shop shop) {
        String brand = unique();
        Product loved = ofBrand(shop, brand);
        Product single = ofBrand(shop, brand);
        Product unknown = ofBrand(shop, brand);
        Product hated = ofBrand(shop, brand);
        review(shop, single, 5);
        review(shop, hated, 1);
        many(shop, loved, 80, 20);

        assertThat(ids(list(shop, brand, "&sort=rating")))
                .containsExactly(loved.id(), single.id(), hated.id(), unknown.id());
        Answer first = list(shop, brand, "&sort=rating&limit=2");
        assertThat(ids(list(shop, brand, "&sort=rating&limit=2&cursor=" + first.text("/nextCursor"))))
                .containsExactly(hated.id(), unknown.id());
        assertThat(first.text("/items/0/rating/average")).isEqualTo("4.8");
    }

    @Test
    void whatIsRatedTooLowIsFilteredOut(Shop shop) {
        String brand = unique();
        Product good = ofBrand(shop, brand);
        Product bad = ofBrand(shop, brand);
        ofBrand(shop, brand);
        review(shop, good, 4);
        review(shop, bad, 3);
        shop.expectNothingLeftOver();

        assertThat(ids(list(shop, brand, "&minRating=4"))).containsExactly(good.id());
        assertThat(ids(list(shop, brand, "&minRating=3"))).containsExactlyInAnyOrder(good.id(), bad.id());
        assertThat(ids(list(shop, brand, "&minRating=4.01"))).isEmpty();
    }

    @Test
    void aListThatSaysSomethingElseIsMendedByCountingAnew(Shop shop) {
        Product lamp = ofBrand(shop, unique());
        review(shop, lamp, 5);
        shop.expectNothingLeftOver();
        shop.bean(JdbcClient.class)
                .sql("update storefront.listing set rating_count = 7, rating_sum = 7 where product_id = :id::uuid")
                .param("id", lamp.id())
                .update();

        shop.admin().post("/v1/admin/reviews/recount", null).expect(200);

        shop.expectNothingLeftOver();
        assertThat(list(shop, brand(lamp), "").text("/items/0/rating/average")).isEqualTo("5.0");
    }

    @Test
    void aProductThatIsSavedKeepsItsRating(Shop shop) {
        Product lamp = ofBrand(shop, unique());
        review(shop, lamp, 5);
        shop.expectNothingLeftOver();

        shop.admin()
                .patch("/v1/admin/products/" + lamp.id(), "{\"title\":\"Another\"}")
                .expect(200);

        assertThat(list(shop, brand(lamp), "").number("/items/0/rating/count")).isEqualTo(1);
    }

    private static Product ofBrand(Shop shop, String brand) {
        Product product = shop.product(1000, 1);
        shop.admin()
                .patch("/v1/admin/products/" + product.id(), "{\"brand\":\"" + brand + "\"}")
                .expect(200);
        return new Product(
                shop, shop.admin().get("/v1/admin/products/" + product.id()).expect(200));
    }

    private static String brand(Product product) {
        return product.made().text("/brand");
    }

    private static void review(Shop shop, Product product, int rating) {
        Customer.of(shop)
                .client()
                .post("/v1/products/" + product.id() + "/reviews", "{\"rating\":%s,\"body\":\"So.\"}".formatted(rating))
                .expect(201);
    }

    /** Reviews that nobody has to sign in for. */
    private static void many(Shop shop, Product product, int fives, int fours) {
        shop.bean(JdbcClient.class)
                .sql("""
                        insert into reviews.review (id, product_id, rating, body, status)
                        select gen_random_uuid(), :product::uuid, case when n <= :fives then 5 else 4 end, 'So.', 'published'
                        from generate_series(1, :fives + :fours) n
                        """)
                .param("product", product.id())
                .param("fives", fives)
                .param("fours", fours)
                .update();
        shop.admin().post("/v1/admin/reviews/recount", null).expect(200);
        shop.expectNothingLeftOver();
    }

    private static Answer list(Shop shop, String brand, String query) {
        return shop.anonymous().get("/v1/products?brand=" + brand + query).expect(200);
    }

    private static List<String> ids(Answer list) {
        return list.at("/items")
                .valueStream()
                .map(item -> item.get("id").asString())
                .toList();
    }

    private static String unique() {
        return "brand-" + UUID.randomUUID();
    }
}
