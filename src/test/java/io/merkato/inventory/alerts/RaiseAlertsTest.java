package io.merkato.inventory.alerts;

import static io.merkato.inventory.alerts.AlertKind.LOW;
import static io.merkato.inventory.alerts.AlertKind.SOLD_OUT;
import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.inventory.Adjustment;
import io.merkato.inventory.Cause;
import io.merkato.inventory.Inventory;
import io.merkato.inventory.InventorySettings;
import io.merkato.inventory.LevelMove;
import io.merkato.inventory.StockLevel;
import io.merkato.inventory.StockSetting;
import io.merkato.kernel.OrderId;
import io.merkato.kernel.VariantId;
import io.merkato.platform.jobs.Outbox;
import io.merkato.platform.problem.Problem;
import io.merkato.testing.AtOnce;
import io.merkato.testing.slices.ModuleTest;
import io.merkato.testing.slices.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** One alert for each fall, whoever makes it. That an open one fits its level is an invariant. */
@ModuleTest(
        value = "inventory",
        with = {RecordedMoves.class, HeardAlerts.class})
class RaiseAlertsTest {

    @Test
    void aFallToTheThresholdIsToldOnceAndAgainAfterARise(Slice slice) {
        VariantId variant = stocked(slice, 10, 3);

        adjust(slice, variant, -6);
        expect(slice, variant, 0, 0);
        adjust(slice, variant, -1);
        expect(slice, variant, 1, 0);
        adjust(slice, variant, -1);
        adjust(slice, variant, 1);
        expect(slice, variant, 1, 0);
        adjust(slice, variant, 1);
        assertThat(open(slice, variant)).isEmpty();
        adjust(slice, variant, -2);

        expect(slice, variant, 2, 0);
        assertThat(open(slice, variant)).containsExactly("low");
    }

    @Test
    void whatFallsToNothingIsLowAndSoldOut(Slice slice) {
        VariantId variant = stocked(slice, 10, 3);

        OrderId order = hold(slice, variant, 10);
        assertThat(open(slice, variant)).containsExactly("low", "soldOut");
        release(slice, order);
        assertThat(open(slice, variant)).isEmpty();
        expect(slice, variant, 1, 1);
    }

    @Test
    void withoutAThresholdOfItsOwnAVariantHasThatOfTheShop(Slice slice) {
        int shops = slice.bean(InventorySettings.class).lowStockThreshold();
        VariantId variant = stocked(slice, shops + 1, null);
        VariantId never = stocked(slice, shops + 1, 0);

        adjust(slice, variant, -1);
        adjust(slice, never, -1);

        expect(slice, variant, 1, 0);
        expect(slice, never, 0, 0);
        adjust(slice, never, -shops);
        expect(slice, never, 0, 1);
    }

    @Test
    void aThresholdThatRisesAboveTheStockIsAFallToo(Slice slice) {
        VariantId variant = stocked(slice, 10, 3);

        slice.bean(Inventory.class).set(List.of(new StockSetting(variant, null, 10)), Cause.count());
        expect(slice, variant, 1, 0);
        slice.bean(Inventory.class).set(List.of(new StockSetting(variant, null, 9)), Cause.count());

        assertThat(open(slice, variant)).isEmpty();
    }

    @Test
    void whatIsMadeWithLittleStockHasNotFallen(Slice slice) {
        VariantId variant = stocked(slice, 2, 3);
        adjust(slice, variant, -1);

        expect(slice, variant, 0, 0);
    }

    @Test
    void anImportThatSetsLessIsAFallAndWhatIsRemovedHasNoAlert(Slice slice) {
        VariantId variant = stocked(slice, 10, 3);
        slice.bean(Inventory.class).set(List.of(new StockSetting(variant, 0, null)), Cause.imported(UUID.randomUUID()));
        expect(slice, variant, 1, 1);

        slice.inTransaction(() -> slice.bean(Inventory.class).forget(List.of(variant), Cause.count()));

        assertThat(open(slice, variant)).isEmpty();
    }

    @Test
    void whatIsRolledBackIsNotTold(Slice slice) {
        VariantId variant = stocked(slice, 10, 3);

        slice.inTransactionThatIsUndone(() -> slice.bean(Inventory.class).hold(OrderId.next(), Map.of(variant, 10)));

        expect(slice, variant, 0, 0);
    }

    @Test
    void anotherThresholdOfTheShopIsAppliedAtTheStart(Slice slice) {
        int shops = slice.bean(InventorySettings.class).lowStockThreshold();
        VariantId between = stocked(slice, shops + 3, null);
        VariantId own = stocked(slice, shops + 3, 1);

        start(slice, shops + 5);
        expect(slice, between, 1, 0);
        expect(slice, own, 0, 0);
        start(slice, shops + 5);
        expect(slice, between, 1, 0);
        start(slice, shops);

        assertThat(open(slice, between)).isEmpty();
    }

    @Test
    void nodesThatRunGoByTheThresholdOfTheOneThatStartedLast(Slice slice) {
        int shops = slice.bean(InventorySettings.class).lowStockThreshold();
        VariantId variant = stocked(slice, shops + 6, null);
        start(slice, shops + 5);

        adjust(slice, variant, -1);
        expect(slice, variant, 1, 0);
        adjust(slice, variant, 1);
        assertThat(open(slice, variant)).isEmpty();
        start(slice, shops);
        adjust(slice, variant, -1);

        expect(slice, variant, 1, 0);
    }

    @Test
    void ofWhatIsGoneFromTheCatalogueNobodyIsAlertedThoughOrdersHoldIt(Slice slice) {
        VariantId variant = stocked(slice, 10, 3);
        OrderId order = hold(slice, variant, 8);
        expect(slice, variant, 1, 0);

        slice.inTransaction(() -> slice.bean(Inventory.class).forget(List.of(variant), Cause.count()));

        assertThat(open(slice, variant)).isEmpty();
        release(slice, order);
        expect(slice, variant, 1, 0);
    }

    @Test
    void aRandomWalkOfManyAtOnceRaisesAsManyAlertsAsThereAreFalls(Slice slice) {
        List<VariantId> variants =
                Stream.generate(() -> stocked(slice, 12, 4)).limit(3).toList();

        AtOnce.run(16, walker -> {
            walk(slice, variants, new Random(walker));
            return walker;
        });

        for (VariantId variant : variants) {
            List<LevelMove> moves = slice.bean(RecordedMoves.class).of(variant);
            requireInOrder(moves);
            assertThat(falls(moves, LOW)).isGreaterThan(5);
            expect(slice, variant, falls(moves, LOW), falls(moves, SOLD_OUT));
            LevelMove last = moves.getLast();
            assertThat(open(slice, variant).contains("soldOut")).isEqualTo(last.after() == 0);
            assertThat(open(slice, variant).contains("low")).isEqualTo(last.after() <= last.thresholdAfter());
        }
    }

    private static void walk(Slice slice, List<VariantId> variants, Random random) {
        List<OrderId> held = new ArrayList<>();
        for (int step = 0; step < 60; step++) {
            VariantId variant = variants.get(random.nextInt(variants.size()));
            try {
                switch (random.nextInt(6)) {
                    case 0, 1 -> held.add(hold(slice, variant, 1 + random.nextInt(4)));
                    case 2 -> {
                        if (!held.isEmpty()) {
                            release(slice, held.remove(random.nextInt(held.size())));
                        }
                    }
                    case 3 -> adjust(slice, variant, random.nextBoolean() ? 3 : -3);
                    case 4 ->
                        slice.bean(Inventory.class)
                                .set(List.of(new StockSetting(variant, random.nextInt(30), null)), Cause.count());
                    default ->
                        slice.bean(Inventory.class)
                                .set(List.of(new StockSetting(variant, null, 2 + random.nextInt(6))), Cause.count());
                }
            } catch (Problem refused) {
                // There is not so much of it, or orders hold more.
            }
        }
        held.forEach(order -> release(slice, order));
    }

    private static void requireInOrder(List<LevelMove> moves) {
        for (int i = 1; i < moves.size(); i++) {
            assertThat(moves.get(i).before()).isEqualTo(moves.get(i - 1).after());
            assertThat(moves.get(i).thresholdBefore())
                    .isEqualTo(moves.get(i - 1).thresholdAfter());
        }
    }

    private static int falls(List<LevelMove> moves, AlertKind kind) {
        return (int) moves.stream()
                .filter(move -> !isReached(kind, move.thresholdBefore()).test(move.before())
                        && isReached(kind, move.thresholdAfter()).test(move.after()))
                .count();
    }

    private static IntPredicate isReached(AlertKind kind, int threshold) {
        return available -> available <= (kind == SOLD_OUT ? 0 : threshold);
    }

    /** As another node does that has other settings. */
    private static void start(Slice slice, int threshold) {
        new RaiseAlerts(
                        slice.bean(AlertStore.class),
                        slice.bean(Outbox.class),
                        new InventorySettings(threshold, 10),
                        slice.bean(TransactionTemplate.class))
                .afterSingletonsInstantiated();
    }

    private static VariantId stocked(Slice slice, int onHand, @Nullable Integer threshold) {
        VariantId variant = VariantId.next();
        slice.bean(Inventory.class).set(List.of(new StockSetting(variant, onHand, threshold)), Cause.count());
        return variant;
    }

    private static void adjust(Slice slice, VariantId variant, int delta) {
        slice.inTransaction(() -> slice.bean(Inventory.class)
                .adjust(List.of(new Adjustment(variant, delta, null, null, "walk")), Cause.count()));
    }

    private static OrderId hold(Slice slice, VariantId variant, int units) {
        OrderId order = OrderId.next();
        slice.inTransaction(() -> slice.bean(Inventory.class).hold(order, Map.of(variant, units)));
        return order;
    }

    private static void release(Slice slice, OrderId order) {
        slice.inTransaction(() -> slice.bean(Inventory.class).release(order));
    }

    private static void expect(Slice slice, VariantId variant, int low, int soldOut) {
        slice.delivered();
        for (AlertKind kind : AlertKind.values()) {
            int expected = kind == LOW ? low : soldOut;
            StockLevel level = slice.bean(Inventory.class)
                    .levels(List.of(variant))
                    .getOrDefault(variant, StockLevel.none(variant));
            assertThat(alerts(slice, variant, kind)).as("%s of %s", kind, level).isEqualTo(expected);
            assertThat(slice.bean(HeardAlerts.class).count(variant, kind)).isEqualTo(expected);
        }
    }

    private static int alerts(Slice slice, VariantId variant, AlertKind kind) {
        return slice.bean(JdbcClient.class)
                .sql("select count(*) from inventory.low_stock_alert where variant_id = :variant and kind = :kind")
                .param("variant", variant.value())
                .param("kind", kind.text())
                .query(Integer.class)
                .single();
    }

    private static List<String> open(Slice slice, VariantId variant) {
        return slice.bean(JdbcClient.class)
                .sql("""
                        select kind from inventory.low_stock_alert
                        where variant_id = :variant and cleared_at is null order by kind
                        """)
                .param("variant", variant.value())
                .query(String.class)
                .list();
    }
}
