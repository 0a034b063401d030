package io.merkato.storefront;

import static io.merkato.catalog.ProductBody.ids;
import static io.merkato.catalog.ProductBody.texts;
import static io.merkato.catalog.ProductBody.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.merkato.catalog.ProductBody;
import io.merkato.testing.Answer;
import io.merkato.testing.Product;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The orders of the product list. */
@ShopTest
class ProductOrderTest {

    private final String brand = unique("Brand");

    @Test
    void theNewestComeFirst(Shop shop) {
        List<String> made = List.of(product("A").createId(shop), product("B").createId(shop));

        assertThat(sorted(shop, "newest")).isEqualTo(made.reversed());
        assertThat(ids(shop.anonymous().get("/v1/products?brand=" + brand)))
                .as("without a word to find")
                .isEqualTo(made.reversed());
    }

    @Test
    void pricesGoUpAndDown(Shop shop) {
        String dear = product("A").price(3000).createId(shop);
        String cheap = product("B").price(999).createId(shop);
        String middle = product("C").price(1000).createId(shop);

        assertThat(sorted(shop, "price")).containsExactly(cheap, middle, dear);
        assertThat(sorted(shop, "-price")).containsExactly(dear, middle, cheap);
    }

    @Test
    void namesAreSortedWithoutRegardToCase(Shop shop) {
        String pear = product("pear").createId(shop);
        String apple = product("Apple").createId(shop);
        String zebra = product("Zebra").createId(shop);

        assertThat(sorted(shop, "name")).containsExactly(apple, pear, zebra);
    }

    @Test
    void namesStandInTheOrderOfADictionaryOnEveryPage(Shop shop) {
        List<String> names = List.of(
                "angel", "Angel", "Angel", "Äpfel", "Birne", "čaj", "Dose", "Éclair", "Fahne", "Ofen", "Öl", "Ørsted",
                "Zebra", "Ωmega", "Яблоко");
        names.reversed().forEach(name -> product(name).create(shop));

        List<String> read = new ArrayList<>();
        String path = "/v1/products?sort=name&limit=2&brand=" + brand;
        Answer page = shop.anonymous().get(path).expect(200);
        read.addAll(texts(page.at("/items"), "title"));
        while (!page.at("/nextCursor").isNull()) {
            page = shop.anonymous()
                    .get(path + "&cursor=" + page.text("/nextCursor"))
                    .expect(200);
            read.addAll(texts(page.at("/items"), "title"));
        }

        assertThat(read).isEqualTo(names);
    }

    @Test
    void whatIsBoughtMostComesFirst(Shop shop) {
        Product never = product("Never").createProduct(shop);
        Product often = product("Often").createProduct(shop);
        Product once = product("Once").createProduct(shop);
        shop.guestWith(once, 1).order().isConfirmed();
        shop.guestWith(often, 3).order().isConfirmed();

        await().until(() -> sorted(shop, "popularity"), List.of(often.id(), once.id(), never.id())::equals);
    }

    @Test
    void whatHasNoRatingIsStillListed(Shop shop) {
        List<String> made = List.of(product("A").createId(shop), product("B").createId(shop));

        assertThat(sorted(shop, "rating")).containsExactlyInAnyOrderElementsOf(made);
        assertThat(ids(shop.anonymous().get("/v1/products?minRating=0.5&brand=" + brand)))
                .isEmpty();
    }

    private ProductBody product(String title) {
        return ProductBody.active(title).brand(brand);
    }

    private List<String> sorted(Shop shop, String sort) {
        return ids(shop.anonymous().get("/v1/products?brand=" + brand + "&sort=" + sort));
    }
}
