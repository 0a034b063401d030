package io.merkato.inventory.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.Product;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Alerts as staff reads them. */
@ShopTest
class AlertsOverHttpTest {

    @Test
    void anOrderRaisesAlertsAndStockThatComesClearsThem(Shop shop) {
        Product product = shop.product(1000, 7);
        shop.guestWith(product, 2).order().isConfirmed();

        JsonNode low = alerts(shop, product, "").getFirst();
        assertThat(low.get("kind").asString()).isEqualTo("low");
        assertThat(low.get("sku").asString()).isEqualTo(product.sku());
        assertThat(low.get("title").asString()).isEqualTo(product.title());
        assertThat(low.get("available").asInt()).isEqualTo(5);
        assertThat(low.get("threshold").asInt()).isEqualTo(5);
        assertThat(low.get("clearedAt").isNull()).isTrue();

        product.soldOut();
        assertThat(alerts(shop, product, "&open=true"))
                .extracting(alert -> alert.get("kind").asString())
                .containsExactly("soldOut", "low");

        shop.admin()
                .put("/v1/admin/inventory/" + product.variant(), "{\"onHand\":20}")
                .expect(200);
        assertThat(alerts(shop, product, "&open=true")).isEmpty();
        assertThat(alerts(shop, product, "&open=false"))
                .hasSize(2)
                .allSatisfy(alert -> assertThat(alert.get("clearedAt").isNull()).isFalse());
    }

    private static List<JsonNode> alerts(Shop shop, Product product, String query) {
        Answer page =
                shop.admin().get("/v1/admin/low-stock-alerts?limit=100" + query).expect(200);
        return page.at("/items")
                .valueStream()
                .filter(alert -> alert.get("variantId").asString().equals(product.variant()))
                .toList();
    }
}
