package io.merkato.inventory;

import static io.merkato.inventory.MovementReason.COUNT;
import static io.merkato.inventory.MovementReason.IMPORT;
import static io.merkato.inventory.MovementReason.PRODUCT_CREATED;
import static io.merkato.inventory.MovementReason.PRODUCT_REMOVED;
import static io.merkato.inventory.MovementReason.SALE_SHIPPED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.merkato.kernel.OrderId;
import io.merkato.kernel.ProductId;
import io.merkato.kernel.UserId;
import io.merkato.kernel.VariantId;
import io.merkato.platform.privacy.PersonalData.Person;
import io.merkato.platform.problem.Problem;
import io.merkato.testing.AtOnce;
import io.merkato.testing.slices.ModuleTest;
import io.merkato.testing.slices.Slice;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Why there is how much on the shelf. That movements add up to the level is an invariant. */
@ModuleTest(value = "inventory", with = HeardAvailability.class)
class MovementsTest {

    @Test
    void everyChangeOfTheShelfIsToldAndNothingElse(Slice slice) {
        Warehouse warehouse = new Warehouse(slice);
        VariantId variant = warehouse.stocked(5);
        warehouse.set(variant, 9);
        warehouse.set(variant, 9);
        slice.bean(Inventory.class).set(List.of(new StockSetting(variant, null, 4)), Warehouse.COUNT);
        OrderId order = warehouse.paid(Map.of(variant, 3));
        warehouse.ship(order, Map.of(variant, 1));
        warehouse.release(order);
        UUID file = UUID.randomUUID();
        slice.bean(Inventory.class).set(List.of(new StockSetting(variant, 2, null)), Cause.imported(file));
        warehouse.inTransaction(inventory -> inventory.forget(List.of(variant), Cause.count()));

        assertThat(warehouse.movements(variant))
                .extracting(
                        InventoryData.Movement::delta,
                        InventoryData.Movement::reason,
                        InventoryData.Movement::reference,
                        InventoryData.Movement::onHandAfter)
                .containsExactly(
                        tuple(5, PRODUCT_CREATED, null, 5),
                        tuple(4, COUNT, null, 9),
                        tuple(-1, SALE_SHIPPED, order.toString(), 8),
                        tuple(-6, IMPORT, file.toString(), 2),
                        tuple(-2, PRODUCT_REMOVED, null, 0));
        assertThat(warehouse.movements(variant)).isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()));
    }

    @Test
    void aVariantThatOrdersHoldKeepsItsStockWhenItIsRemoved(Slice slice) {
        Warehouse warehouse = new Warehouse(slice);
        VariantId variant = warehouse.stocked(5);
        OrderId order = warehouse.paid(Map.of(variant, 3));

        warehouse.inTransaction(inventory -> inventory.forget(List.of(variant), Cause.count()));

        assertThat(warehouse.level(variant)).isEqualTo(Warehouse.level(variant, 5, 3));
        warehouse.release(order);
    }

    /** Whoever removed it left it to the orders. */
    @Test
    void theLevelOfARemovedVariantGoesWithTheLastHold(Slice slice) {
        Warehouse warehouse = new Warehouse(slice);
        VariantId variant = warehouse.stocked(7);
        VariantId stays = warehouse.stocked(7);
        slice.inTransaction(() -> warehouse.inTransaction(inventory -> inventory.name(List.of(
                new StockName(variant, ProductId.next(), "A-" + variant, "A"),
                new StockName(stays, ProductId.next(), "B-" + stays, "B")))));
        OrderId shipped = warehouse.paid(Map.of(variant, 3, stays, 1));
        OrderId released = warehouse.paid(Map.of(variant, 2));
        warehouse.inTransaction(inventory -> inventory.forget(List.of(variant), Cause.count()));

        warehouse.release(released);
        assertThat(warehouse.level(variant)).isEqualTo(Warehouse.level(variant, 7, 3));
        warehouse.ship(shipped, Map.of(variant, 1));
        assertThat(warehouse.level(variant)).isEqualTo(Warehouse.level(variant, 6, 2));
        warehouse.ship(shipped, Map.of(variant, 2, stays, 1));

        assertThat(warehouse.level(variant)).isEqualTo(StockLevel.none(variant));
        assertThat(warehouse.movements(variant).getLast().reason()).isEqualTo(PRODUCT_REMOVED);
        assertThat(warehouse.level(stays)).isEqualTo(Warehouse.level(stays, 6, 0));
        slice.delivered();
        slice.inTransaction(() -> assertThat(slice.bean(Inventory.class).unship(shipped, Map.of(variant, 2), null))
                .isTrue());
        assertThat(warehouse.level(variant)).isEqualTo(Warehouse.level(variant, 2, 2));
        warehouse.release(shipped);
        assertThat(warehouse.level(variant)).isEqualTo(StockLevel.none(variant));
    }

    @Test
    void whatIsRefusedIsNotTold(Slice slice) {
        Warehouse warehouse = new Warehouse(slice);
        VariantId variant = warehouse.stocked(5);
        OrderId order = warehouse.paid(Map.of(variant, 3));

        assertThatThrownBy(() -> warehouse.set(variant, 2)).isInstanceOf(Problem.class);
        assertThat(warehouse.ship(order, Map.of(variant, 4))).isFalse();

        assertThat(warehouse.movements(variant)).hasSize(1);
        warehouse.release(order);
    }

    /** Each that waits for another begins where that one ended. */
    @Test
    void movementsFollowEachOtherWhateverHappensAtOnce(Slice slice) {
        Warehouse warehouse = new Warehouse(slice);
        VariantId variant = VariantId.next();

        AtOnce.run(24, i -> {
            switch (i % 3) {
                case 0 -> warehouse.set(variant, 50 + i);
                case 1 -> warehouse.set(variant, 100 - i);
                default -> sell(warehouse, variant, 1 + i % 2);
            }
            return i;
        });

        int left = 0;
        for (InventoryData.Movement movement : warehouse.movements(variant)) {
            left += movement.delta();
            assertThat(movement.onHandAfter()).isEqualTo(left);
        }
        assertThat(warehouse.level(variant)).isEqualTo(Warehouse.level(variant, left, 0));
    }

    @Test
    void whoIsForgottenLeavesTheMovements(Slice slice) {
        Warehouse warehouse = new Warehouse(slice);
        VariantId variant = warehouse.stocked(5);
        Person person = new Person(UserId.next(), "staff@example.org");
        warehouse.ship(warehouse.paid(Map.of(variant, 3)), Map.of(variant, 3), person.id());
        InventoryData data = slice.bean(InventoryData.class);
        assertThat(data.export(person)).isPresent();

        data.erase(person);

        assertThat(data.export(person)).isEmpty();
        assertThat(warehouse.movements(variant))
                .extracting(InventoryData.Movement::delta)
                .containsExactly(5, -3);
    }

    @Test
    void nothingThatWasToldIsChanged(Slice slice) {
        VariantId variant = new Warehouse(slice).stocked(5);
        JdbcClient sql = slice.bean(JdbcClient.class);

        for (String change : List.of(
                "update inventory.movement set delta = 6 where variant_id = '" + variant + "'",
                "delete from inventory.movement where variant_id = '" + variant + "'",
                "truncate inventory.movement")) {
            assertThatThrownBy(() -> sql.sql(change).update())
                    .as(change)
                    .isInstanceOf(DataIntegrityViolationException.class);
        }
    }

    private static void sell(Warehouse warehouse, VariantId variant, int units) {
        try {
            warehouse.ship(warehouse.paid(Map.of(variant, units)), Map.of(variant, units));
        } catch (Problem refused) {
            // Nobody has counted any yet.
        }
    }
}
