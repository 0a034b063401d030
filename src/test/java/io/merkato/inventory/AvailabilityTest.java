package io.merkato.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.merkato.kernel.OrderId;
import io.merkato.kernel.VariantId;
import io.merkato.platform.problem.Problem;
import io.merkato.testing.slices.ModuleTest;
import io.merkato.testing.slices.Slice;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What others are told of the stock: that orders have sold a variant out, and that there are units of one again. */
@ModuleTest(value = "inventory", with = HeardAvailability.class)
class AvailabilityTest {

    @Test
    void theLastUnitsThatAreHeldSellAVariantOut(Slice slice) {
        Warehouse warehouse = new Warehouse(slice);
        VariantId variant = warehouse.stocked(3);

        OrderId first = warehouse.paid(Map.of(variant, 2));
        expectTold(slice, variant, 0);

        OrderId last = warehouse.paid(Map.of(variant, 1));
        expectTold(slice, variant, 1);
        warehouse.release(first);
        warehouse.release(last);
    }

    @Test
    void stockChangedByAnOrderTellsItsListeners(Slice slice) {
        Warehouse warehouse = new Warehouse(slice);
        VariantId variant = warehouse.stocked(2);

        OrderId order = warehouse.paid(Map.of(variant, 2));
        expectTold(slice, variant, 1);
        warehouse.release(order);
        expectTold(slice, variant, 2);
        warehouse.ship(warehouse.paid(Map.of(variant, 2)), Map.of(variant, 2));
        expectTold(slice, variant, 3);

        warehouse.inTransaction(
                inventory -> inventory.adjust(List.of(new Adjustment(variant, 5, null, null, "found")), Cause.count()));
        expectTold(slice, variant, 4);
    }

    @Test
    void unitsThatAreGivenBackAreToldWhenThereWereNone(Slice slice) {
        Warehouse warehouse = new Warehouse(slice);
        VariantId variant = warehouse.stocked(3);
        OrderId first = warehouse.paid(Map.of(variant, 2));
        OrderId last = warehouse.paid(Map.of(variant, 1));

        warehouse.release(first);
        expectTold(slice, variant, 2);

        warehouse.release(last);
        warehouse.release(last);
        expectTold(slice, variant, 2);
    }

    @Test
    void aParcelThatLeavesChangesNothingForBuyers(Slice slice) {
        Warehouse warehouse = new Warehouse(slice);
        VariantId variant = warehouse.stocked(3);

        warehouse.ship(warehouse.paid(Map.of(variant, 2)), Map.of(variant, 2));

        expectTold(slice, variant, 0);
    }

    @Test
    void nothingIsToldOfAHoldThatIsRefused(Slice slice) {
        Warehouse warehouse = new Warehouse(slice);
        VariantId soldOut = warehouse.stocked(3);
        VariantId scarce = warehouse.stocked(1);

        assertThatThrownBy(() -> warehouse.paid(Map.of(soldOut, 3, scarce, 2))).isInstanceOf(Problem.class);

        expectTold(slice, soldOut, 0);
    }

    private static void expectTold(Slice slice, VariantId variant, int times) {
        slice.delivered();
        assertThat(slice.bean(HeardAvailability.class).times(variant)).isEqualTo(times);
    }
}
