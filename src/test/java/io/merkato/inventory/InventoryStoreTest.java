package io.merkato.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.merkato.kernel.OrderId;
import io.merkato.kernel.VariantId;
import io.merkato.platform.problem.Problem;
import io.merkato.testing.AtOnce;
import io.merkato.testing.ManyConnections;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ShopTest
class InventoryStoreTest {

    @Test
    void allThereIsCanBeReservedAndNoMore(Shop shop) {
        VariantId variant = stocked(shop, 5);
        InventoryStore store = shop.bean(InventoryStore.class);

        shop.bean(TransactionTemplate.class).executeWithoutResult(status -> {
            assertThat(store.reserve(variant, 3)).isEqualTo(2);
            assertThat(store.reserve(variant, 3)).isNull();
            assertThat(store.reserve(variant, 2)).isZero();
            assertThat(store.reserve(variant, 1)).isNull();
            status.setRollbackOnly();
        });
    }

    @Test
    void ofAVariantThatNeverHadStockNothingCanBeReserved(Shop shop) {
        assertThat(shop.bean(InventoryStore.class).reserve(VariantId.next(), 1)).isNull();
    }

    @Test
    void theDatabaseItselfRefusesToSellMoreThanThereIs(Shop shop) {
        VariantId variant = stocked(shop, 5);

        for (String change : List.of("reserved = 6", "on_hand = -1", "reserved = -1", "low_stock_threshold = -1")) {
            assertThatThrownBy(() -> shop.bean(JdbcClient.class)
                            .sql("update inventory.stock_level set " + change + " where variant_id = :variant")
                            .param("variant", variant.value())
                            .update())
                    .as(change)
                    .isInstanceOf(DataIntegrityViolationException.class);
        }
    }

    @Test
    void whatIsClaimedTwiceIsTakenOnce(Shop shop) {
        VariantId variant = stocked(shop, 5);
        OrderId order = OrderId.next();
        inTransaction(shop, inventory -> {
            inventory.hold(order, Map.of(variant, 2));
            inventory.claim(order);
        });

        inTransaction(shop, inventory -> inventory.claim(order));
        inTransaction(shop, inventory -> inventory.release(order));

        assertThat(level(shop, variant)).isEqualTo(new StockLevel(variant, 3, 0, 0));
    }

    @Test
    void whatIsReleasedTwiceComesBackOnce(Shop shop) {
        VariantId variant = stocked(shop, 5);
        OrderId order = OrderId.next();
        inTransaction(shop, inventory -> {
            inventory.hold(order, Map.of(variant, 2));
            inventory.release(order);
        });

        inTransaction(shop, inventory -> inventory.release(order));
        inTransaction(shop, inventory -> inventory.claim(order));

        assertThat(level(shop, variant)).isEqualTo(new StockLevel(variant, 5, 0, 0));
    }

    @Test
    void aHoldIsForAllOrForNothing(Shop shop) {
        VariantId plenty = stocked(shop, 5);
        VariantId scarce = stocked(shop, 1);

        assertThatThrownBy(() ->
                        inTransaction(shop, inventory -> inventory.hold(OrderId.next(), Map.of(plenty, 2, scarce, 2))))
                .isInstanceOf(Problem.class);

        assertThat(level(shop, plenty)).isEqualTo(new StockLevel(plenty, 5, 0, 0));
        assertThat(level(shop, scarce)).isEqualTo(new StockLevel(scarce, 1, 0, 0));
    }

    @Test
    @ManyConnections
    void ofManyHoldsAtOnceAsManySucceedAsThereAreUnits(Shop shop) {
        VariantId variant = stocked(shop, 7);

        List<Boolean> held = AtOnce.run(20, i -> {
            OrderId order = OrderId.next();
            try {
                inTransaction(shop, inventory -> {
                    inventory.hold(order, Map.of(variant, 1));
                    inventory.claim(order);
                });
                return true;
            } catch (Problem refused) {
                return false;
            }
        });

        assertThat(held).filteredOn(Boolean::booleanValue).hasSize(7);
        assertThat(level(shop, variant)).isEqualTo(new StockLevel(variant, 0, 0, 0));
    }

    @Test
    void stockIsNotSetBelowWhatOpenOrdersHold(Shop shop) {
        VariantId variant = stocked(shop, 5);
        OrderId order = OrderId.next();

        shop.bean(TransactionTemplate.class).executeWithoutResult(status -> {
            Inventory inventory = shop.bean(Inventory.class);
            inventory.hold(order, Map.of(variant, 3));
            assertThat(shop.bean(InventoryStore.class).set(List.of(new StockSetting(variant, 2, null))))
                    .containsExactly(variant);
            assertThat(shop.bean(InventoryStore.class).set(List.of(new StockSetting(variant, 3, null))))
                    .isEmpty();
            status.setRollbackOnly();
        });
    }

    @Test
    void whatIsNotGivenStaysAsItIs(Shop shop) {
        VariantId variant = stocked(shop, 5);
        Inventory inventory = shop.bean(Inventory.class);

        inventory.set(List.of(new StockSetting(variant, null, 4)));
        assertThat(level(shop, variant)).isEqualTo(new StockLevel(variant, 5, 0, 4));

        inventory.set(List.of(new StockSetting(variant, 9, null)));
        assertThat(level(shop, variant)).isEqualTo(new StockLevel(variant, 9, 0, 4));
    }

    private static VariantId stocked(Shop shop, int onHand) {
        VariantId variant = VariantId.next();
        shop.bean(Inventory.class).set(List.of(new StockSetting(variant, onHand, null)));
        return variant;
    }

    private static StockLevel level(Shop shop, VariantId variant) {
        return shop.bean(Inventory.class).levels(List.of(variant)).getOrDefault(variant, StockLevel.none(variant));
    }

    private static void inTransaction(Shop shop, Consumer<Inventory> work) {
        shop.bean(TransactionTemplate.class).executeWithoutResult(status -> work.accept(shop.bean(Inventory.class)));
    }
}
