package io.merkato.inventory;

import static io.merkato.inventory.Warehouse.COUNT;
import static io.merkato.inventory.Warehouse.level;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.merkato.kernel.OrderId;
import io.merkato.kernel.VariantId;
import io.merkato.platform.problem.Problem;
import io.merkato.testing.slices.ModuleTest;
import io.merkato.testing.slices.Slice;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How much there is of a variant, and what may be said of it. */
@ModuleTest(value = "inventory", with = HeardAvailability.class)
class StockLevelsTest {

    @Test
    void theDatabaseItselfRefusesToSellMoreThanThereIs(Slice slice) {
        VariantId variant = new Warehouse(slice).stocked(5);

        for (String change : List.of("reserved = 6", "on_hand = -1", "reserved = -1", "low_stock_threshold = -1")) {
            expectRefusedByTheDatabase(slice, "update inventory.stock_level set " + change, variant);
        }
    }

    @Test
    void theDatabaseItselfRefusesHoldsThatShipMoreThanTheyHave(Slice slice) {
        Warehouse warehouse = new Warehouse(slice);
        VariantId variant = warehouse.stocked(5);
        OrderId order = OrderId.next();
        warehouse.inTransaction(inventory -> inventory.hold(order, Map.of(variant, 2)));
        expectRefusedByTheDatabase(slice, "update inventory.hold set shipped = 1", variant);
        warehouse.inTransaction(inventory -> inventory.commit(order));

        for (String change : List.of("shipped = 3", "shipped = -1", "shipped = 2", "status = 'shipped'")) {
            expectRefusedByTheDatabase(slice, "update inventory.hold set " + change, variant);
        }
        warehouse.release(order);
    }

    @Test
    void stockIsNotSetBelowWhatOrdersHold(Slice slice) {
        Warehouse warehouse = new Warehouse(slice);
        VariantId variant = warehouse.stocked(5);
        VariantId free = warehouse.stocked(5);
        OrderId order = warehouse.paid(Map.of(variant, 3));

        assertThatThrownBy(() -> warehouse.inTransaction(inventory -> inventory.set(
                        List.of(new StockSetting(free, 1, null), new StockSetting(variant, 2, null)), COUNT)))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.type()).isEqualTo(InventoryProblem.STOCK_BELOW_RESERVED);
                    assertThat(problem.members().get("variantIds")).hasToString("[" + variant + "]");
                });
        assertThat(warehouse.level(free)).isEqualTo(level(free, 5, 0));

        warehouse.set(variant, 3);
        assertThat(warehouse.level(variant)).isEqualTo(level(variant, 3, 3));
        warehouse.release(order);
    }

    @Test
    void whatIsNotGivenStaysAsItIs(Slice slice) {
        Warehouse warehouse = new Warehouse(slice);
        VariantId variant = warehouse.stocked(5);
        Inventory inventory = slice.bean(Inventory.class);

        inventory.set(List.of(new StockSetting(variant, null, 4)), COUNT);
        assertThat(warehouse.level(variant)).isEqualTo(new StockLevel(variant, 5, 0, 4));

        inventory.set(List.of(new StockSetting(variant, 9, null)), COUNT);
        assertThat(warehouse.level(variant)).isEqualTo(new StockLevel(variant, 9, 0, 4));
    }

    /** Holds lock in the order of Java, all else in that of the database. */
    @Test
    void variantsAreSortedAsByTheDatabase(Slice slice) {
        List<VariantId> variants = IntStream.range(0, 200)
                .mapToObj(i -> i % 2 == 0 ? VariantId.named("variant " + i) : VariantId.next())
                .toList();

        assertThat(variants.stream().sorted())
                .extracting(VariantId::value)
                .isEqualTo(slice.bean(JdbcClient.class)
                        .sql("select id from unnest(:ids) as id order by id")
                        .param("ids", variants.stream().map(VariantId::value).toArray(UUID[]::new))
                        .query(UUID.class)
                        .list());
    }

    private static void expectRefusedByTheDatabase(Slice slice, String update, VariantId variant) {
        assertThatThrownBy(() -> slice.bean(JdbcClient.class)
                        .sql(update + " where variant_id = :variant")
                        .param("variant", variant.value())
                        .update())
                .as(update)
                .isInstanceOf(DataIntegrityViolationException.class);
    }
}
