package io.merkato.storefront;

import static io.merkato.catalog.ProductBody.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.merkato.catalog.CategoryBody;
import io.merkato.catalog.ProductBody;
import io.merkato.testing.Answer;
import io.merkato.testing.Product;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ShopTest
class ProductDetailTest {

    @Test
    void aProductIsFoundByIdAndBySlug(Shop shop) {
        Answer made = ProductBody.active(unique("Jug ")).create(shop);

        Answer byId = shop.anonymous().get("/v1/products/" + made.text("/id")).expect(200);
        Answer bySlug =
                shop.anonymous().get("/v1/products/" + made.text("/slug")).expect(200);

        assertThat(bySlug.body()).isEqualTo(byId.body());
        assertThat(byId.text("/id")).isEqualTo(made.text("/id"));
    }

    @Test
    void aProductShowsWhatTheContractNames(Shop shop) {
        Answer category = CategoryBody.create(shop, unique("Top "));
        String id = ProductBody.active("Whole")
                .brand("Maker")
                .category(category.text("/slug"))
                .attribute("Colour", "\"Red\"")
                .with("variants", """
                        [{"sku":"%s","title":"Small","options":{"Size":"S"},"price":{"amount":900,"currency":"EUR"},
                          "compareAtPrice":{"amount":1200,"currency":"EUR"},"gtin":"12345678","onHand":3}]
                        """.formatted(unique("SKU-")))
                .createId(shop);

        Answer seen = shop.anonymous().get("/v1/products/" + id).expect(200);

        assertThat(seen.json().propertyNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "slug",
                        "title",
                        "description",
                        "brand",
                        "categories",
                        "images",
                        "attributes",
                        "withdrawalExempt",
                        "options",
                        "variants",
                        "rating",
                        "createdAt",
                        "updatedAt");
        assertThat(seen.at("/variants/0").propertyNames())
                .containsExactlyInAnyOrder(
                        "id", "sku", "title", "options", "price", "compareAtPrice", "gtin", "inStock", "available");
        assertThat(seen.text("/categories/0/name")).isEqualTo(category.text("/name"));
        assertThat(seen.number("/rating/count")).isZero();
        assertThat(seen.text("/createdAt")).endsWith("Z");
    }

    @Test
    void anOrderTakesFromWhatIsAvailableAtOnce(Shop shop) {
        Product product = shop.product(1000, 5);

        shop.guestWith(product, 2).order().isConfirmed();

        assertThat(product.available()).isEqualTo(3);
    }

    @Test
    void listsFollowASellOutAndARestock(Shop shop) {
        String brand = unique("Brand");
        String sku = unique("SKU-");
        Product product =
                ProductBody.active("Rare").brand(brand).variant(sku, 1000, 2).createProduct(shop);
        assertThat(listedInStock(shop, brand)).isTrue();

        product.soldOut();
        await().until(() -> !listedInStock(shop, brand));
        Answer soldOut = shop.anonymous().get("/v1/products/" + product.id());
        assertThat(soldOut.at("/variants/0/inStock").asBoolean()).isFalse();
        assertThat(soldOut.number("/variants/0/available")).isZero();

        product.change("""
                        {"variants":[{"sku":"%s","price":{"amount":1000,"currency":"EUR"},"onHand":4}]}
                        """.formatted(sku)).expect(200);
        await().until(() -> listedInStock(shop, brand));
        assertThat(product.available())
                .as("two of the four on the shelf are paid for")
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0198c0de-0000-7000-8000-000000000000",
                "no-such-product",
                "Not%20A%20Slug",
                "0198c0de",
                "%F0%9F%98%80",
                "-",
                "0198C0DE-0000-7000-8000-000000000000"
            })
    void whatIsNotThereIsNotFound(String name, Shop shop) {
        Answer answer = shop.anonymous().get("/v1/products/" + name).expectProblem(404, "NOT_FOUND");

        assertThat(answer.header("cache-control")).doesNotContain("public");
    }

    @Test
    void aProductMayBeKeptByACdnAndAskedForAgain(Shop shop) {
        String path = "/v1/products/" + ProductBody.active("Kept").createId(shop);
        Answer seen = shop.anonymous().get(path);

        assertThat(seen.header("cache-control")).contains("public", "max-age=");
        assertThat(seen.header("set-cookie")).isEmpty();
        assertThat(shop.anonymous()
                        .with("If-None-Match", seen.header("etag"))
                        .get(path)
                        .status())
                .isEqualTo(304);
        assertThat(shop.anonymous().get("/v1/products?limit=1").header("cache-control"))
                .contains("public");
    }

    private static boolean listedInStock(Shop shop, String brand) {
        return shop.anonymous()
                .get("/v1/products?brand=" + brand)
                .at("/items/0/inStock")
                .asBoolean();
    }
}
