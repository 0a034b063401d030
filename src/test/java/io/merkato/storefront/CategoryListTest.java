package io.merkato.storefront;

import static io.merkato.catalog.ProductBody.ids;
import static io.merkato.catalog.ProductBody.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.catalog.CategoryBody;
import io.merkato.catalog.ProductBody;
import io.merkato.testing.Answer;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of a category: of one alone, and of one with others below it. */
@ShopTest
class CategoryListTest {

    @ParameterizedTest
    @ValueSource(strings = {"newest", "price", "-price", "name", "rating", "popularity"})
    void everyProductComesOnceOnAnyOfThePages(String sort, Shop shop) {
        Answer top = CategoryBody.create(shop, unique("Top "));
        Answer left = CategoryBody.createBelow(shop, top.text("/slug"), unique("Left "));
        Answer right = CategoryBody.createBelow(shop, top.text("/slug"), unique("Right "));
        List<String> ofLeft = new ArrayList<>();
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            ProductBody product = ProductBody.active("Thing " + i).price(100 * (i % 3));
            boolean isLeft = i % 2 == 0;
            String id = (isLeft
                            ? product.category(left.text("/slug")).category(right.text("/slug"))
                            : product.category(right.text("/slug")))
                    .createId(shop);
            all.add(id);
            if (isLeft) {
                ofLeft.add(id);
            }
        }

        assertThat(pages(shop, left, sort)).containsExactlyInAnyOrderElementsOf(ofLeft);
        assertThat(pages(shop, top, sort)).containsExactlyInAnyOrderElementsOf(all);
        assertThat(list(shop, left, "&limit=1&sort=" + sort).number("/total")).isEqualTo(4);
        assertThat(list(shop, top, "&limit=1&sort=" + sort).number("/total")).isEqualTo(7);
    }

    @Test
    void aChangedPriceMovesAProductToItsPlace(Shop shop) {
        Answer category = CategoryBody.create(shop, unique("Top "));
        String sku = unique("SKU-");
        String moving = product(category).variant(sku, 100, 1).createId(shop);
        String staying = product(category).price(200).createId(shop);
        assertThat(ids(list(shop, category, "&sort=price"))).containsExactly(moving, staying);

        shop.admin().patch("/v1/admin/products/" + moving, """
                        {"variants":[{"sku":"%s","price":{"amount":300,"currency":"EUR"}}]}
                        """.formatted(sku)).expect(200);

        assertThat(ids(list(shop, category, "&sort=price"))).containsExactly(staying, moving);
        assertThat(ids(list(shop, category, "&sort=price&minPrice=250"))).containsExactly(moving);
        assertThat(ids(list(shop, category, "&sort=price&maxPrice=250"))).containsExactly(staying);
    }

    @Test
    void whatIsNoLongerSoldOrInTheCategoryIsNotInItsList(Shop shop) {
        Answer category = CategoryBody.create(shop, unique("Top "));
        Answer other = CategoryBody.create(shop, unique("Other "));
        String staying = product(category).createId(shop);
        String archived = product(category).createId(shop);
        String moved = product(category).createId(shop);
        String deleted = product(category).createId(shop);

        shop.admin()
                .patch("/v1/admin/products/" + archived, "{\"status\":\"archived\"}")
                .expect(200);
        shop.admin()
                .patch("/v1/admin/products/" + moved, "{\"categories\":[\"%s\"]}".formatted(other.text("/slug")))
                .expect(200);
        shop.admin().delete("/v1/admin/products/" + deleted).expect(204);

        assertThat(ids(list(shop, category, ""))).containsExactly(staying);
        assertThat(ids(list(shop, other, ""))).containsExactly(moved);
        assertThat(CategoryBody.seen(shop, category.text("/slug"))
                        .orElseThrow()
                        .get("productCount")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void aCategoryThatIsMovedTakesItsProductsAlong(Shop shop) {
        Answer before = CategoryBody.create(shop, unique("Before "));
        Answer after = CategoryBody.create(shop, unique("After "));
        Answer moving = CategoryBody.createBelow(shop, before.text("/slug"), unique("Moving "));
        String id = product(moving).createId(shop);
        assertThat(ids(list(shop, before, ""))).containsExactly(id);

        shop.admin()
                .patch(
                        CategoryBody.PATH + "/" + moving.text("/id"),
                        "{\"parent\":\"%s\",\"name\":\"Moved %s\"}".formatted(after.text("/slug"), unique("m")))
                .expect(200);

        assertThat(ids(list(shop, before, ""))).isEmpty();
        Answer list = list(shop, after, "");
        assertThat(ids(list)).containsExactly(id);
        assertThat(list.text("/items/0/category/name")).startsWith("Moved ");
    }

    private static ProductBody product(Answer category) {
        return ProductBody.active("Thing").category(category.text("/slug"));
    }

    private static Answer list(Shop shop, Answer category, String more) {
        return shop.anonymous().get("/v1/products?category=" + category.text("/slug") + more);
    }

    private static List<String> pages(Shop shop, Answer category, String sort) {
        String more = "&limit=2&sort=" + sort;
        Answer page = list(shop, category, more);
        List<String> seen = new ArrayList<>(ids(page));
        while (!page.at("/nextCursor").isNull()) {
            page = list(shop, category, more + "&cursor=" + page.text("/nextCursor"));
            seen.addAll(ids(page));
        }
        return seen;
    }
}
