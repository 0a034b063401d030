package io.merkato.inventory;

import static io.merkato.inventory.Warehouse.level;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.merkato.kernel.OrderId;
import io.merkato.kernel.VariantId;
import io.merkato.platform.problem.Problem;
import io.merkato.testing.AtOnce;
import io.merkato.testing.slices.ModuleTest;
import io.merkato.testing.slices.Slice;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an order holds: from when it is placed until its parcel leaves, or it is given up. */
@ModuleTest(value = "inventory", with = HeardAvailability.class)
class HoldsTest {

    @Test
    void allThereIsCanBeHeldAndNoMore(Slice slice) {
        VariantId variant = new Warehouse(slice).stocked(5);
        InventoryStore store = slice.bean(InventoryStore.class);

        slice.inTransactionThatIsUndone(() -> {
            assertThat(store.hold(OrderId.next(), variant, 3)).isEqualTo(new LevelMove(variant, 5, 2, 5, 5));
            assertThat(store.hold(OrderId.next(), variant, 3)).isNull();
            assertThat(store.hold(OrderId.next(), variant, 2)).isEqualTo(new LevelMove(variant, 2, 0, 5, 5));
            assertThat(store.hold(OrderId.next(), variant, 1)).isNull();
        });
    }

    @Test
    void ofAVariantThatNeverHadStockNothingCanBeHeld(Slice slice) {
        assertThat(slice.bean(InventoryStore.class).hold(OrderId.next(), VariantId.next(), 1))
                .isNull();
    }

    @Test
    void aHoldIsForAllOrForNothing(Slice slice) {
        Warehouse warehouse = new Warehouse(slice);
        VariantId plenty = warehouse.stocked(5);
        VariantId scarce = warehouse.stocked(1);

        assertThatThrownBy(() -> warehouse.inTransaction(
                        inventory -> inventory.hold(OrderId.next(), Map.of(plenty, 2, scarce, 2))))
                .isInstanceOf(Problem.class);

        assertThat(warehouse.level(plenty)).isEqualTo(level(plenty, 5, 0));
        assertThat(warehouse.level(scarce)).isEqualTo(level(scarce, 1, 0));
    }

    @Test
    void whatIsPaidLiesOnTheShelfUntilItsParcelLeaves(Slice slice) {
        Warehouse warehouse = new Warehouse(slice);
        VariantId variant = warehouse.stocked(5);

        OrderId order = warehouse.paid(Map.of(variant, 2));
        assertThat(warehouse.level(variant)).isEqualTo(level(variant, 5, 2));

        warehouse.ship(order, Map.of(variant, 2));
        assertThat(warehouse.level(variant)).isEqualTo(level(variant, 3, 0));
    }

    @Test
    void whatIsPaidTwiceIsHeldOnce(Slice slice) {
        Warehouse warehouse = new Warehouse(slice);
        VariantId variant = warehouse.stocked(5);
        OrderId order = warehouse.paid(Map.of(variant, 2));

        warehouse.inTransaction(inventory -> inventory.commit(order));

        assertThat(warehouse.level(variant)).isEqualTo(level(variant, 5, 2));
        warehouse.release(order);
    }

    @Test
    void whatIsReleasedTwiceComesBackOnceAndIsNotCommittedAnyMore(Slice slice) {
        Warehouse warehouse = new Warehouse(slice);
        VariantId variant = warehouse.stocked(5);
        OrderId order = OrderId.next();
        warehouse.inTransaction(inventory -> inventory.hold(order, Map.of(variant, 2)));

        warehouse.release(order);
        warehouse.release(order);
        warehouse.inTransaction(inventory -> inventory.commit(order));

        assertThat(warehouse.level(variant)).isEqualTo(level(variant, 5, 0));
        assertThat(warehouse.ship(order, Map.of(variant, 2))).isFalse();
    }

    @Test
    void whatIsPaidCanStillBeGivenUp(Slice slice) {
        Warehouse warehouse = new Warehouse(slice);
        VariantId variant = warehouse.stocked(5);
        OrderId order = warehouse.paid(Map.of(variant, 2));

        warehouse.release(order);

        assertThat(warehouse.level(variant)).isEqualTo(level(variant, 5, 0));
        assertThat(warehouse.ship(order, Map.of(variant, 2))).isFalse();
    }

    @Test
    void anOrderCanGoInSeveralParcels(Slice slice) {
        Warehouse warehouse = new Warehouse(slice);
        VariantId one = warehouse.stocked(10);
        VariantId other = warehouse.stocked(10);
        OrderId order = warehouse.paid(Map.of(one, 5, other, 1));

        warehouse.ship(order, Map.of(one, 2));
        assertThat(warehouse.level(one)).isEqualTo(level(one, 8, 3));
        assertThat(warehouse.level(other)).isEqualTo(level(other, 10, 1));

        warehouse.ship(order, Map.of(one, 3, other, 1));
        assertThat(warehouse.level(one)).isEqualTo(level(one, 5, 0));
        assertThat(warehouse.level(other)).isEqualTo(level(other, 9, 0));
    }

    @Test
    void ofAnOrderThatIsShippedInPartTheRestCanBeGivenUp(Slice slice) {
        Warehouse warehouse = new Warehouse(slice);
        VariantId variant = warehouse.stocked(10);
        OrderId order = warehouse.paid(Map.of(variant, 5));
        warehouse.ship(order, Map.of(variant, 2));

        warehouse.release(order);
        warehouse.release(order);

        assertThat(warehouse.level(variant)).isEqualTo(level(variant, 8, 0));
        assertThat(warehouse.ship(order, Map.of(variant, 1))).isFalse();
    }

    @Test
    void nothingIsShippedThatTheOrderDoesNotHold(Slice slice) {
        Warehouse warehouse = new Warehouse(slice);
        VariantId variant = warehouse.stocked(10);
        VariantId another = warehouse.stocked(10);
        OrderId unpaid = OrderId.next();
        warehouse.inTransaction(inventory -> inventory.hold(unpaid, Map.of(variant, 1)));
        OrderId order = warehouse.paid(Map.of(variant, 3));

        assertThat(warehouse.ship(unpaid, Map.of(variant, 1))).isFalse();
        assertThat(warehouse.ship(OrderId.next(), Map.of(variant, 1))).isFalse();
        assertThat(warehouse.ship(order, Map.of(variant, 4))).isFalse();
        assertThat(warehouse.ship(order, Map.of(another, 1))).isFalse();
        assertThat(warehouse.ship(order, Map.of(variant, 2, another, 1))).isFalse();
        assertThat(warehouse.ship(order, Map.of(variant, 0))).isFalse();
        assertThat(warehouse.ship(order, Map.of(variant, -1))).isFalse();
        warehouse.ship(order, Map.of(variant, 2));
        assertThat(warehouse.ship(order, Map.of(variant, 2))).isFalse();

        assertThat(warehouse.level(variant)).isEqualTo(level(variant, 8, 2));
        assertThat(warehouse.level(another)).isEqualTo(level(another, 10, 0));
        warehouse.release(unpaid);
        warehouse.release(order);
    }

    @Test
    void ofManyHoldsAtOnceAsManySucceedAsThereAreUnits(Slice slice) {
        Warehouse warehouse = new Warehouse(slice);
        VariantId variant = warehouse.stocked(7);

        List<Boolean> shipped = AtOnce.run(20, i -> {
            try {
                return warehouse.ship(warehouse.paid(Map.of(variant, 1)), Map.of(variant, 1));
            } catch (Problem refused) {
                return false;
            }
        });

        assertThat(shipped).filteredOn(Boolean::booleanValue).hasSize(7);
        assertThat(warehouse.level(variant)).isEqualTo(level(variant, 0, 0));
    }

    @Test
    void ofManyWhoShipAnOrderAtOnceOneDoes(Slice slice) {
        Warehouse warehouse = new Warehouse(slice);
        VariantId one = warehouse.stocked(10);
        VariantId other = warehouse.stocked(10);
        OrderId order = warehouse.paid(Map.of(one, 3, other, 2));

        List<Boolean> shipped = AtOnce.run(8, i -> warehouse.ship(order, Map.of(one, 3, other, 2)));

        assertThat(shipped).filteredOn(Boolean::booleanValue).hasSize(1);
        assertThat(warehouse.level(one)).isEqualTo(level(one, 7, 0));
        assertThat(warehouse.level(other)).isEqualTo(level(other, 8, 0));
    }

    @Test
    void whatIsShippedAndGivenUpAtOnceIsEitherGoneOrThere(Slice slice) {
        Warehouse warehouse = new Warehouse(slice);
        VariantId variant = warehouse.stocked(10);
        OrderId order = warehouse.paid(Map.of(variant, 3));

        List<Boolean> shipped = AtOnce.run(8, i -> {
            if (i % 2 == 0) {
                return warehouse.ship(order, Map.of(variant, 3));
            }
            warehouse.release(order);
            return false;
        });

        assertThat(warehouse.level(variant)).isEqualTo(level(variant, shipped.contains(true) ? 7 : 10, 0));
    }
}
