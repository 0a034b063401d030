package io.merkato.inventory;

import static io.merkato.inventory.MovementReason.COUNT;
import static io.merkato.inventory.MovementReason.PRODUCT_CREATED;
import static io.merkato.inventory.MovementReason.PRODUCT_REMOVED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.merkato.kernel.UserId;
import io.merkato.testing.Answer;
import io.merkato.testing.Client;
import io.merkato.testing.Product;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What staff and orders do to the shelf, each by its own routes. */
@ShopTest
class StockOverHttpTest {

    @Test
    void whatStaffDoesTellsWhoItWas(Shop shop) {
        Client staff = shop.staff();
        UserId who = UserId.fromPath(staff.get("/v1/me").expect(200).text("/id"));
        Answer product = staff.post("/v1/admin/products", """
                        {"title":"Thing","variants":[{"sku":"%s","price":{"amount":100,"currency":"EUR"},"onHand":5}]}
                        """.formatted("SKU-" + UUID.randomUUID()))
                .expect(201);

        staff.patch("/v1/admin/products/" + product.text("/id"), """
                {"variants":[{"sku":"%s","price":{"amount":100,"currency":"EUR"},"onHand":8}]}
                """.formatted(product.text("/variants/0/sku")))
                .expect(200);
        staff.delete("/v1/admin/products/" + product.text("/id")).expect(204);

        assertThat(shop.bean(InventoryStore.class).movementsBy(who))
                .extracting(InventoryData.Movement::delta, InventoryData.Movement::reason)
                .containsExactly(tuple(5, PRODUCT_CREATED), tuple(3, COUNT), tuple(-8, PRODUCT_REMOVED));
    }

    /** What an order has paid for lies on the shelf and is counted with the rest, but is not sold again. */
    @Test
    void whoCountsTheShelfDoesNotSellAgainWhatIsPaid(Shop shop) {
        Product product = shop.product(1000, 5);
        shop.guestWith(product, 2).order().isConfirmed();

        count(product, 5).expect(200);
        assertThat(product.available()).isEqualTo(3);

        count(product, 1).expectProblem(422, "STOCK_BELOW_RESERVED");
        assertThat(product.available()).isEqualTo(3);
    }

    private static Answer count(Product product, int onHand) {
        return product.change("""
                {"variants":[{"sku":"%s","price":{"amount":1000,"currency":"EUR"},"onHand":%s}]}
                """.formatted(product.sku(), onHand));
    }
}
