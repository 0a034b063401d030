package io.merkato.inventory.shelf;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.Client;
import io.merkato.testing.Product;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the audit trail tells of the stock: who changed it, of which variant, from what to what, and why. */
@ShopTest
class StockTrailTest {

    @Test
    void aCountAndAnAdjustmentTellWhoDidThemAndWhy(Shop shop) {
        Client staff = shop.staff();
        Product product = shop.product(1000, 7);

        staff.put(path(product), "{\"onHand\":9}").expect(200);
        staff.post(path(product) + "/adjustments", "{\"delta\":-2,\"reason\":\"broken\"}")
                .expect(200);

        List<JsonNode> told = by(shop, staff);
        assertThat(told)
                .extracting(event -> event.get("type").asString() + ": "
                        + event.get("detail").asString())
                .containsExactly(
                        "stockChanged: " + product.sku() + " from 9 to 7 units (broken)",
                        "stockChanged: " + product.sku() + " from 7 to 9 units");
        assertThat(told).allSatisfy(event -> {
            assertThat(event.get("address").asString()).isNotEmpty();
            assertThat(event.get("requestId").asString()).isNotEmpty();
        });
    }

    @Test
    void aThresholdTellsWhatItWas(Shop shop) {
        Client staff = shop.staff();
        Product product = shop.product(1000, 7);

        staff.put(path(product), "{\"lowStockThreshold\":2}").expect(200);
        staff.delete(path(product) + "/low-stock-threshold").expect(204);

        assertThat(by(shop, staff))
                .extracting(event -> event.get("type").asString() + ": "
                        + event.get("detail").asString())
                .containsExactly(
                        "stockThresholdChanged: " + product.sku() + " from 2 to 5 units (as the shop)",
                        "stockThresholdChanged: " + product.sku() + " from 5 to 2 units");
    }

    @Test
    void aProductThatIsChangedTellsOfItsStockToo(Shop shop) {
        Client staff = shop.staff();
        Product product = shop.product(1000, 7);

        for (int i = 0; i < 2; i++) {
            staff.patch(product.path(), """
                            {"variants":[{"sku":"%s","price":{"amount":1,"currency":"EUR"},"onHand":8,"lowStockThreshold":3}]}
                            """.formatted(product.sku())).expect(200);
        }

        assertThat(by(shop, staff))
                .extracting(event -> event.get("type").asString() + ": "
                        + event.get("detail").asString())
                .containsExactlyInAnyOrder(
                        "stockChanged: " + product.sku() + " from 7 to 8 units",
                        "stockThresholdChanged: " + product.sku() + " from 5 to 3 units");
    }

    @Test
    void manyAtOnceAreOneEventThatNamesTheReferenceOfTheirMovements(Shop shop) {
        Client staff = shop.staff();
        List<Product> products = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            products.add(shop.product(1000, 7));
        }

        staff.post(
                        "/v1/admin/inventory/adjustments",
                        products.stream()
                                .map(product ->
                                        "{\"sku\":\"%s\",\"delta\":1,\"reason\":\"found\"}".formatted(product.sku()))
                                .collect(Collectors.joining(",", "{\"items\":[", "]}")))
                .expect(200);

        List<JsonNode> told = by(shop, staff);
        assertThat(told).hasSize(1);
        Answer movements =
                shop.admin().get(path(products.getLast()) + "/movements").expect(200);
        assertThat(told.getFirst().get("detail").asString())
                .startsWith("20 variants, reference " + movements.text("/items/0/reference") + ": "
                        + products.getFirst().sku() + " from 7 to 8 units (found); ")
                .hasSizeLessThanOrEqualTo(500);
    }

    @Test
    void whatIsRefusedOrChangesNothingIsNotTold(Shop shop) {
        Client staff = shop.staff();
        Product product = shop.product(1000, 7);

        staff.put(path(product), "{\"onHand\":7,\"lowStockThreshold\":5}").expect(200);
        staff.post(path(product) + "/adjustments", "{\"delta\":-8,\"reason\":\"broken\"}")
                .expectProblem(422, "STOCK_BELOW_ZERO");

        assertThat(by(shop, staff)).isEmpty();
    }

    /** What staff did to stock, newest first. */
    private static List<JsonNode> by(Shop shop, Client staff) {
        String id = staff.get("/v1/me").expect(200).text("/id");
        return shop.admin()
                .get("/v1/admin/audit-events?actorId=" + id)
                .expect(200)
                .at("/items")
                .valueStream()
                .filter(event -> event.get("type").asString().startsWith("stock"))
                .toList();
    }

    private static String path(Product product) {
        return "/v1/admin/inventory/" + product.variant();
    }
}
