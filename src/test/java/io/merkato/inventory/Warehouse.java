package io.merkato.inventory;

import io.merkato.kernel.OrderId;
import io.merkato.kernel.UserId;
import io.merkato.kernel.VariantId;
import io.merkato.testing.slices.Slice;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The stock of a slice, as tests handle it: below HTTP, and of variants and orders that nobody else knows. */
record Warehouse(Slice slice) {

    static final Cause COUNT = Cause.count();

    /** A new variant with so many units on the shelf. */
    VariantId stocked(int onHand) {
        VariantId variant = VariantId.next();
        set(variant, onHand);
        return variant;
    }

    void set(VariantId variant, int onHand) {
        inventory().set(List.of(new StockSetting(variant, onHand, null)), COUNT);
    }

    /** A new order that holds what it has paid for. */
    OrderId paid(Map<VariantId, Integer> quantities) {
        OrderId order = OrderId.next();
        inTransaction(inventory -> {
            inventory.hold(order, quantities);
            inventory.commit(order);
        });
        return order;
    }

    boolean ship(OrderId order, Map<VariantId, Integer> quantities) {
        return ship(order, quantities, null);
    }

    boolean ship(OrderId order, Map<VariantId, Integer> quantities, @Nullable UserId by) {
        return slice.fromTransaction(() -> inventory().ship(order, quantities, by));
    }

    void release(OrderId order) {
        inTransaction(inventory -> inventory.release(order));
    }

    StockLevel level(VariantId variant) {
        return inventory().levels(List.of(variant)).getOrDefault(variant, StockLevel.none(variant));
    }

    /** How a level is expected that nobody gave a threshold. */
    static StockLevel level(VariantId variant, int onHand, int reserved) {
        return new StockLevel(variant, onHand, reserved, null);
    }

    List<InventoryData.Movement> movements(VariantId variant) {
        return slice.bean(InventoryStore.class).movementsOf(variant);
    }

    void inTransaction(Consumer<Inventory> work) {
        slice.inTransaction(() -> work.accept(inventory()));
    }

    private Inventory inventory() {
        return slice.bean(Inventory.class);
    }
}
