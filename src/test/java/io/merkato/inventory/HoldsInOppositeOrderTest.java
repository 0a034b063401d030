package io.merkato.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.merkato.kernel.OrderId;
import io.merkato.kernel.VariantId;
import io.merkato.testing.AtOnce;
import io.merkato.testing.slices.ModuleTest;
import io.merkato.testing.slices.Slice;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two orders hold the same variants and name them in opposite orders. */
@ModuleTest(value = "inventory", with = HeardAvailability.class)
class HoldsInOppositeOrderTest {

    /**
     * A third transaction keeps the variant in the middle until both wait. Had each of them begun at its own end, each
     * would have what the other wants next.
     */
    @Test
    void theyWaitForEachOtherAndBothGetWhatTheyWant(Slice slice) {
        List<VariantId> variants = Stream.generate(() -> new Warehouse(slice).stocked(10))
                .limit(3)
                .sorted()
                .toList();
        CountDownLatch middleIsLocked = new CountDownLatch(1);
        OrderId first = OrderId.next();
        OrderId second = OrderId.next();

        AtOnce.all(List.of(
                () -> {
                    lockUntilTwoWait(slice, variants.get(1), middleIsLocked);
                    return null;
                },
                () -> hold(slice, first, variants, middleIsLocked),
                () -> hold(slice, second, variants.reversed(), middleIsLocked)));

        assertThat(slice.bean(Inventory.class).levels(variants).values())
                .hasSize(3)
                .allSatisfy(level -> assertThat(level.available()).isEqualTo(6));
        inTransaction(slice, inventory -> inventory.release(first));
        inTransaction(slice, inventory -> inventory.release(second));
    }

    private static void lockUntilTwoWait(Slice slice, VariantId variant, CountDownLatch locked) {
        JdbcClient sql = slice.bean(JdbcClient.class);
        slice.inTransaction(() -> {
            sql.sql("select 1 from inventory.stock_level where variant_id = :variant for update")
                    .param("variant", variant.value())
                    .query(Integer.class)
                    .single();
            locked.countDown();
            await("both wait")
                    .until(() -> sql.sql(
                                            "select count(*) from pg_stat_activity where cardinality(pg_blocking_pids(pid)) > 0")
                                    .query(Integer.class)
                                    .single()
                            >= 2);
        });
    }

    private static @Nullable Object hold(Slice slice, OrderId order, List<VariantId> variants, CountDownLatch start) {
        Map<VariantId, Integer> quantities = new LinkedHashMap<>();
        variants.forEach(variant -> quantities.put(variant, 2));
        await("the middle is locked").until(() -> start.getCount() == 0);
        inTransaction(slice, inventory -> inventory.hold(order, quantities));
        return null;
    }

    private static void inTransaction(Slice slice, Consumer<Inventory> work) {
        slice.inTransaction(() -> work.accept(slice.bean(Inventory.class)));
    }
}
