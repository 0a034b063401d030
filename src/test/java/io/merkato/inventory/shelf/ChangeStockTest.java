package io.merkato.inventory.shelf;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.AtOnce;
import io.merkato.testing.Client;
import io.merkato.testing.ManyConnections;
import io.merkato.testing.Product;
import io.merkato.testing.SentOrder;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What staff does to the stock, by counts and by deltas, of one variant and of many. */
@ShopTest
class ChangeStockTest {

    @Test
    void ofTwoWhoCountTheSecondIsToldThatTheFirstHas(Shop shop) {
        Product product = shop.product(1000, 7);
        Client first = shop.admin().with("If-Match", tag(shop, product));

        first.put(path(product), "{\"onHand\":9}").expect(200);

        first.put(path(product), "{\"onHand\":8}").expectProblem(412, "PRECONDITION_FAILED");
        first.put(path(product), "{\"lowStockThreshold\":1}").expectProblem(412, "PRECONDITION_FAILED");
        assertThat(row(shop, product).number("/onHand")).isEqualTo(9);
        String before = tag(shop, product);
        shop.admin().put(path(product), "{\"lowStockThreshold\":1}").expect(200);
        shop.admin()
                .with("If-Match", before)
                .put(path(product), "{\"onHand\":8}")
                .expectProblem(412, "PRECONDITION_FAILED");
    }

    @Test
    void aStarMatchesAnythingByItselfAlone(Shop shop) {
        Product product = shop.product(1000, 7);

        shop.admin()
                .with("If-Match", "\"other\", *")
                .put(path(product), "{\"onHand\":8}")
                .expectProblem(412, "PRECONDITION_FAILED");
        shop.admin().with("If-Match", "*").put(path(product), "{\"onHand\":9}").expect(200);
    }

    @Test
    void anOrderThatComesInBetweenDoesNotKeepAnybodyFromCounting(Shop shop) {
        Product product = shop.product(1000, 7);
        String tag = tag(shop, product);
        shop.guestWith(product, 2).order().isConfirmed();
        Client counting = shop.admin().with("If-Match", tag);

        assertThat(counting.with("If-None-Match", tag)
                        .get(path(product))
                        .expect(200)
                        .number("/reserved"))
                .isEqualTo(2);
        assertThat(counting.put(path(product), "{\"onHand\":6}").expect(200).number("/available"))
                .isEqualTo(4);
    }

    @Test
    @ManyConnections
    void ofManyWhoCountAtOnceWithOneTagOneDoes(Shop shop) {
        Product product = shop.product(1000, 7);
        Client counting = shop.admin().with("If-Match", tag(shop, product));

        List<Integer> answers = AtOnce.run(8, i -> counting.put(path(product), "{\"onHand\":" + (20 + i) + "}")
                .status());

        assertThat(answers).filteredOn(status -> status == 200).hasSize(1);
        assertThat(answers).filteredOn(status -> status == 412).hasSize(7);
    }

    @Test
    void anAdjustmentIsMadeOnceHoweverOftenItIsSent(Shop shop) {
        Product product = shop.product(1000, 7);
        Client staff = shop.staff().withNewKey();

        Answer first = staff.post(path(product) + "/adjustments", "{\"delta\":3,\"reason\":\"found\"}")
                .expect(200);
        Answer again = staff.post(path(product) + "/adjustments", "{\"delta\":3,\"reason\":\"found\"}")
                .expect(200);

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(row(shop, product).number("/onHand")).isEqualTo(10);
    }

    @Test
    void visitorsSeeAtOnceWhatAnAdjustmentBrings(Shop shop) {
        Product product = shop.product(1000, 1).soldOut();
        shop.expectNothingLeftOver();
        assertThat(inStock(shop, product)).isFalse();

        adjust(shop, product, 2).expect(200);
        shop.expectNothingLeftOver();
        assertThat(inStock(shop, product)).isTrue();
        assertThat(product.available()).isEqualTo(2);

        adjust(shop, product, -2).expect(200);
        shop.expectNothingLeftOver();
        assertThat(inStock(shop, product)).isFalse();
    }

    @Test
    void whatOrdersHoldIsNotTakenAwayAndTheyAreNamed(Shop shop) {
        Product product = shop.product(1000, 5);
        SentOrder order = shop.guestWith(product, 2).order().isConfirmed();

        for (Answer refused : List.of(
                adjust(shop, product, -4),
                adjust(shop, product, -9),
                shop.admin().put(path(product), "{\"onHand\":1}"),
                many(shop, "{\"sku\":\"%s\",\"onHand\":1,\"reason\":\"x\"}".formatted(product.sku())))) {
            refused.expectProblem(422, "STOCK_BELOW_RESERVED");
            assertThat(refused.text("/held/0/variantId")).isEqualTo(product.variant());
            assertThat(refused.number("/held/0/reserved")).isEqualTo(2);
            assertThat(refused.text("/held/0/orders/0/orderId")).isEqualTo(order.id());
            assertThat(refused.number("/held/0/orders/0/units")).isEqualTo(2);
        }
        assertThat(row(shop, product).number("/onHand")).isEqualTo(5);
        adjust(shop, product, -3).expect(200);
        adjust(shop, shop.product(1000, 5), -6).expectProblem(422, "STOCK_BELOW_ZERO");
    }

    @Test
    void moreThanThereCanBeIsRefusedWhoeverHoldsUnits(Shop shop) {
        Product product = shop.product(1000, 5);
        shop.guestWith(product, 2).order().isConfirmed();

        Answer refused = adjust(shop, product, 999_999_996).expectProblem(422, "STOCK_ABOVE_LIMIT");
        adjust(shop, shop.product(1000, 5), 1_000_000_000).expectProblem(422, "STOCK_ABOVE_LIMIT");

        assertThat(refused.text("/variantIds/0")).isEqualTo(product.variant());
        adjust(shop, product, 999_999_995).expect(200);
        assertThat(row(shop, product).number("/onHand")).isEqualTo(1_000_000_000);
    }

    @Test
    void aThresholdOfItsOwnIsGivenUp(Shop shop) {
        Product product = shop.product(1000, 4);
        shop.admin().put(path(product), "{\"lowStockThreshold\":2}").expect(200);
        assertThat(row(shop, product).at("/low").asBoolean()).isFalse();
        String before = tag(shop, product);

        shop.admin().delete(path(product) + "/low-stock-threshold").expect(204);
        shop.admin().delete(path(product) + "/low-stock-threshold").expect(204);

        assertThat(row(shop, product).number("/lowStockThreshold")).isEqualTo(5);
        assertThat(row(shop, product).at("/low").asBoolean()).isTrue();
        shop.admin()
                .with("If-Match", before)
                .delete(path(product) + "/low-stock-threshold")
                .expectProblem(412, "PRECONDITION_FAILED");
        shop.admin()
                .delete("/v1/admin/inventory/" + UUID.randomUUID() + "/low-stock-threshold")
                .expectProblem(404, "NOT_FOUND");
    }

    @Test
    void manyAreChangedTogetherOrNotAtAll(Shop shop) {
        Product counted = shop.product(1000, 5);
        Product adjusted = shop.product(1000, 5);
        Product refused = shop.product(1000, 5);
        String good = """
                {"sku":"%s","onHand":9,"reason":"counted"},{"variantId":"%s","delta":-1,"reason":"broken"}""".formatted(counted.sku(), adjusted.variant());

        many(shop, good + ",{\"sku\":\"%s\",\"delta\":-6,\"reason\":\"x\"}".formatted(refused.sku()))
                .expectProblem(422, "STOCK_BELOW_ZERO");
        assertThat(row(shop, counted).number("/onHand")).isEqualTo(5);
        Answer unknown = many(
                        shop,
                        good
                                + ",{\"sku\":\"none\",\"delta\":1,\"reason\":\"x\"},{\"sku\":\"%s\",\"delta\":1,\"reason\":\"x\"}"
                                        .formatted(counted.sku()))
                .expectProblem(422, "VALIDATION_FAILED");
        assertThat(unknown.at("/errors").toString())
                .contains("/items/2/sku", "UNKNOWN_VARIANT", "/items/3/sku", "REPEATED");

        Answer done = many(shop, good).expect(200);
        assertThat(done.at("/items").valueStream().map(item -> item.get("sku").asString() + item.get("onHand")))
                .containsExactly(counted.sku() + 9, adjusted.sku() + 4);
    }

    @Test
    void aThousandAreChangedTogetherAndNoMore(Shop shop) {
        List<String> items = new ArrayList<>();
        List<String> variants = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            String sku = "K-" + UUID.randomUUID();
            variants.add("{\"sku\":\"%s\",\"price\":{\"amount\":1,\"currency\":\"EUR\"},\"options\":{\"n\":\"%s\"}}"
                    .formatted(sku, i));
            items.add("{\"sku\":\"%s\",\"delta\":%s,\"reason\":\"bought\"}".formatted(sku, i + 1));
        }
        shop.admin()
                .post("/v1/admin/products", "{\"title\":\"Many\",\"variants\":[" + String.join(",", variants) + "]}")
                .expect(201);

        Answer done = many(shop, String.join(",", items)).expect(200);

        assertThat(done.at("/items")).hasSize(1000);
        assertThat(done.number("/items/999/onHand")).isEqualTo(1000);
        items.add("{\"sku\":\"K\",\"delta\":1,\"reason\":\"bought\"}");
        many(shop, String.join(",", items)).expectProblem(422, "VALIDATION_FAILED");
        many(shop, "").expectProblem(422, "VALIDATION_FAILED");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"delta\":0,\"reason\":\"x\"}           | 422 | VALIDATION_FAILED",
                "{\"delta\":2147483648,\"reason\":\"x\"}  | 400 | WRONG_TYPE",
                "{\"delta\":2147483647,\"reason\":\"x\"}  | 422 | VALIDATION_FAILED",
                "{\"delta\":1.5,\"reason\":\"x\"}         | 400 | WRONG_TYPE",
                "{\"delta\":1}                            | 422 | VALIDATION_FAILED",
                "{\"delta\":1,\"reason\":\" \"}           | 422 | VALIDATION_FAILED",
                "{\"delta\":1,\"reason\":\"a\\nb\"}       | 422 | VALIDATION_FAILED",
                "{\"reason\":\"x\"}                       | 422 | VALIDATION_FAILED",
                "{\"onHand\":1,\"reason\":\"x\"}          | 400 | UNKNOWN_FIELD"
            })
    void whatIsNoAdjustmentChangesNothing(String body, int status, String code, Shop shop) {
        Product product = shop.product(1000, 5);

        shop.admin().post(path(product) + "/adjustments", body).expectProblem(status, code);

        assertThat(row(shop, product).number("/onHand")).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"sku\":\"SKU\",\"reason\":\"x\"}                          | VALIDATION_FAILED",
                "{\"sku\":\"SKU\",\"delta\":1,\"onHand\":1,\"reason\":\"x\"} | VALIDATION_FAILED",
                "{\"delta\":1,\"reason\":\"x\"}                              | VALIDATION_FAILED",
                "{\"sku\":\"SKU\",\"delta\":0,\"reason\":\"x\"}              | VALIDATION_FAILED",
                "{\"sku\":\"SKU\",\"onHand\":-1,\"reason\":\"x\"}            | VALIDATION_FAILED",
                "null                                                        | VALIDATION_FAILED"
            })
    void whatIsNoneOfManyAdjustmentsChangesNothing(String item, String code, Shop shop) {
        Product product = shop.product(1000, 5);
        String sent = item.replace("SKU", product.sku());

        many(
                        shop,
                        "{\"sku\":\"%s\",\"delta\":1,\"reason\":\"x\"},"
                                        .formatted(shop.product(1, 1).sku())
                                + sent)
                .expectProblem(422, code);

        assertThat(row(shop, product).number("/onHand")).isEqualTo(5);
    }

    @Test
    void thresholdsAndCountsAreNeverBelowZeroAndOfNoVariantThatIsNot(Shop shop) {
        Product product = shop.product(1000, 5);

        shop.admin().put(path(product), "{\"lowStockThreshold\":-1}").expectProblem(422, "VALIDATION_FAILED");
        shop.admin().put(path(product), "{\"onHand\":-1}").expectProblem(422, "VALIDATION_FAILED");
        for (String unknown : List.of(UUID.randomUUID().toString(), "thing")) {
            String path = "/v1/admin/inventory/" + unknown;
            shop.admin().get(path).expectProblem(404, "NOT_FOUND");
            shop.admin().put(path, "{\"onHand\":1}").expectProblem(404, "NOT_FOUND");
            shop.admin()
                    .post(path + "/adjustments", "{\"delta\":1,\"reason\":\"x\"}")
                    .expectProblem(404, "NOT_FOUND");
        }
    }

    @Test
    @ManyConnections
    void adjustmentsInOppositeOrderDoNotStandInEachOthersWay(Shop shop) {
        Product one = shop.product(1000, 100);
        Product other = shop.product(1000, 100);
        String there = "{\"sku\":\"%s\",\"delta\":1,\"reason\":\"x\"},{\"sku\":\"%s\",\"delta\":-1,\"reason\":\"x\"}"
                .formatted(one.sku(), other.sku());
        String back = "{\"sku\":\"%s\",\"delta\":1,\"reason\":\"x\"},{\"sku\":\"%s\",\"delta\":-1,\"reason\":\"x\"}"
                .formatted(other.sku(), one.sku());

        List<Integer> answers =
                AtOnce.run(16, i -> many(shop, i % 2 == 0 ? there : back).status());

        assertThat(answers).containsOnly(200);
        assertThat(row(shop, one).number("/onHand")).isEqualTo(100);
        assertThat(row(shop, other).number("/onHand")).isEqualTo(100);
    }

    private static Answer adjust(Shop shop, Product product, int delta) {
        return shop.admin()
                .post(path(product) + "/adjustments", "{\"delta\":%s,\"reason\":\"found\"}".formatted(delta));
    }

    private static Answer many(Shop shop, String items) {
        return shop.admin().post("/v1/admin/inventory/adjustments", "{\"items\":[" + items + "]}");
    }

    private static Answer row(Shop shop, Product product) {
        return shop.admin().get(path(product)).expect(200);
    }

    private static String tag(Shop shop, Product product) {
        return row(shop, product).header("etag");
    }

    private static boolean inStock(Shop shop, Product product) {
        return !shop.anonymous()
                .get("/v1/products?inStock=true&q=" + product.sku())
                .expect(200)
                .at("/items")
                .isEmpty();
    }

    private static String path(Product product) {
        return "/v1/admin/inventory/" + product.variant();
    }
}
