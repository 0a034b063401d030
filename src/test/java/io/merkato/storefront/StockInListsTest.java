package io.merkato.storefront;

import static org.awaitility.Awaitility.await;

import io.merkato.catalog.ProductBody;
import io.merkato.inventory.Inventory;
import io.merkato.kernel.OrderId;
import io.merkato.kernel.VariantId;
import io.merkato.testing.Answer;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** Lists follow the stock: they are told of the last unit that is held and of the first one that comes back. */
@ShopTest
class StockInListsTest {

    @Test
    void whatAnOrderHoldsIsSoldOutUntilTheOrderIsGivenUp(Shop shop) {
        String brand = ProductBody.unique("Brand");
        Answer product = ProductBody.active("Thing")
                .brand(brand)
                .variant(ProductBody.unique("A-"), 1500, 2)
                .create(shop);
        VariantId variant = new VariantId(UUID.fromString(product.text("/variants/0/id")));
        OrderId order = OrderId.next();

        inTransaction(shop, inventory -> inventory.hold(order, Map.of(variant, 2)));
        awaitInStock(shop, brand, false);

        inTransaction(shop, inventory -> inventory.release(order));
        awaitInStock(shop, brand, true);
    }

    private static void inTransaction(Shop shop, Consumer<Inventory> work) {
        shop.bean(TransactionTemplate.class).executeWithoutResult(status -> work.accept(shop.bean(Inventory.class)));
    }

    private static void awaitInStock(Shop shop, String brand, boolean inStock) {
        await("the list says so")
                .atMost(Duration.ofSeconds(20))
                .until(() -> shop.anonymous()
                                .get("/v1/products?brand=" + brand)
                                .at("/items/0/inStock")
                                .asBoolean()
                        == inStock);
    }
}
