package io.merkato.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.merkato.kernel.Address;
import io.merkato.kernel.Buyer;
import io.merkato.kernel.Money;
import io.merkato.kernel.OrderId;
import io.merkato.kernel.ProductId;
import io.merkato.kernel.UserId;
import io.merkato.kernel.VariantId;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.support.TransactionTemplate;

@ShopTest
class OrderStoreTest {

    private static final OrderState PARTIALLY_REFUNDED =
            new OrderState(OrderStatus.CONFIRMED, PaymentStatus.PARTIALLY_REFUNDED, FulfillmentStatus.UNFULFILLED);
    private static final OrderState SHIPPED =
            new OrderState(OrderStatus.CONFIRMED, PaymentStatus.PAID, FulfillmentStatus.SHIPPED);

    @Test
    void anOrderThatStandsElsewhereInAnyRespectIsNotMoved(Shop shop) {
        OrderId order = paid(shop);

        inTransactionThatIsUndone(shop, store -> {
            assertThat(move(store, order, OrderState.PLACED, OrderState.DECLINED))
                    .isFalse();
            assertThat(move(store, order, OrderState.PAID, PARTIALLY_REFUNDED)).isTrue();
            assertThat(move(store, order, OrderState.PAID, SHIPPED)).isFalse();
            assertThat(store.find(order).orElseThrow().state()).isEqualTo(PARTIALLY_REFUNDED);
        });
        inTransactionThatIsUndone(shop, store -> {
            assertThat(move(store, order, OrderState.PAID, SHIPPED)).isTrue();
            assertThat(move(store, order, OrderState.PAID, PARTIALLY_REFUNDED)).isFalse();
            assertThat(store.find(order).orElseThrow().state()).isEqualTo(SHIPPED);
        });
    }

    @Test
    void whatIsNotMovedTellsNothingInItsTimeline(Shop shop) {
        OrderId order = paid(shop);

        inTransactionThatIsUndone(shop, store -> {
            move(store, order, OrderState.PLACED, OrderState.DECLINED);
            assertThat(store.find(order).orElseThrow().timeline())
                    .extracting(TimelineEntry::type)
                    .isEqualTo(List.of(TimelineType.PLACED, TimelineType.PAID));
        });
    }

    @Test
    void aStepThatNoTableHasIsNotEvenTried(Shop shop) {
        assertThatThrownBy(
                        () -> move(shop.bean(OrderStore.class), OrderId.next(), OrderState.DECLINED, OrderState.PAID))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anOrderKeepsWhatWasTakenOffItsLinesAndTheWhole(Shop shop) {
        NewOrder order = discounted(300, 200, 3000);

        inTransactionThatIsUndone(shop, store -> {
            store.insert(order, "M-DISCOUNT", OrderState.PLACED, "The order was placed.");
            Order read = store.find(order.id()).orElseThrow();
            assertThat(read.totals()).isEqualTo(order.totals());
            assertThat(read.lines().getFirst().discount()).isEqualTo(euros(300));
            assertThat(read.lines().getFirst().lineTotal()).isEqualTo(euros(2700));
        });
    }

    @Test
    void theDatabaseRefusesAmountsThatDoNotAddUp(Shop shop) {
        for (NewOrder wrong :
                List.of(discounted(300, 200, 3001), discounted(-300, 200, 3600), discounted(300, -200, 3400))) {
            assertThatThrownBy(() -> shop.bean(OrderStore.class).insert(wrong, "M-WRONG", OrderState.PLACED, ""))
                    .as("%s", wrong.totals())
                    .isInstanceOf(DataIntegrityViolationException.class);
        }
    }

    /** Three units at 10 euros, with shipping of 5 euros. */
    private static NewOrder discounted(long lineDiscount, long discount, long total) {
        long lineTotal = 3000 - lineDiscount;
        NewOrder.Line line = new NewOrder.Line(
                VariantId.next(),
                ProductId.next(),
                "SKU",
                "Thing",
                null,
                3,
                euros(1000),
                euros(lineDiscount),
                euros(lineTotal),
                euros(0),
                "standard",
                0);
        return new NewOrder(
                OrderId.next(),
                new Buyer(UserId.next(), null),
                "guest@example.org",
                List.of(line),
                new OrderTotals(euros(lineTotal), euros(discount), euros(500), euros(0), true, euros(total)),
                "standard",
                "sandbox",
                new Address("Ada", "Ring 1", null, "Berlin", "10115", null, "DE", null),
                null);
    }

    private static Money euros(long cents) {
        return new Money(cents, "EUR");
    }

    private static boolean move(OrderStore store, OrderId order, OrderState from, OrderState to) {
        Optional<Order> moved = store.move(order, from, to, TimelineType.PAID, "It went on.");
        moved.ifPresent(is -> assertThat(is).isEqualTo(store.find(order).orElseThrow()));
        return moved.isPresent();
    }

    private static OrderId paid(Shop shop) {
        return OrderId.fromPath(
                shop.guestWith(shop.product(1000, 3), 1).order().isConfirmed().id());
    }

    private static void inTransactionThatIsUndone(Shop shop, Consumer<OrderStore> work) {
        shop.bean(TransactionTemplate.class).executeWithoutResult(status -> {
            work.accept(shop.bean(OrderStore.class));
            status.setRollbackOnly();
        });
    }
}
