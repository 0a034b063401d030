package io.merkato.orders;

import static io.merkato.orders.NewOrders.discounted;
import static io.merkato.orders.NewOrders.euros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.merkato.kernel.OrderId;
import io.merkato.testing.slices.ModuleTest;
import io.merkato.testing.slices.Slice;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

@ModuleTest("orders")
class OrderStoreTest {

    private static final OrderState PARTIALLY_REFUNDED =
            new OrderState(OrderStatus.CONFIRMED, PaymentStatus.PARTIALLY_REFUNDED, FulfillmentStatus.UNFULFILLED);
    private static final OrderState SHIPPED =
            new OrderState(OrderStatus.CONFIRMED, PaymentStatus.PAID, FulfillmentStatus.SHIPPED);

    @Test
    void anOrderThatStandsElsewhereInAnyRespectIsNotMoved(Slice slice) {
        OrderId order = paid(slice);

        inTransactionThatIsUndone(slice, store -> {
            assertThat(move(store, order, OrderState.PLACED, OrderState.DECLINED))
                    .isFalse();
            assertThat(move(store, order, OrderState.PAID, PARTIALLY_REFUNDED)).isTrue();
            assertThat(move(store, order, OrderState.PAID, SHIPPED)).isFalse();
            assertThat(store.find(order).orElseThrow().state()).isEqualTo(PARTIALLY_REFUNDED);
        });
        inTransactionThatIsUndone(slice, store -> {
            assertThat(move(store, order, OrderState.PAID, SHIPPED)).isTrue();
            assertThat(move(store, order, OrderState.PAID, PARTIALLY_REFUNDED)).isFalse();
            assertThat(store.find(order).orElseThrow().state()).isEqualTo(SHIPPED);
        });
    }

    @Test
    void whatIsNotMovedTellsNothingInItsTimeline(Slice slice) {
        OrderId order = paid(slice);

        inTransactionThatIsUndone(slice, store -> {
            move(store, order, OrderState.PLACED, OrderState.DECLINED);
            assertThat(store.findTold(order).orElseThrow().timeline())
                    .extracting(TimelineEntry::type)
                    .isEqualTo(List.of(TimelineType.PLACED, TimelineType.PAID));
        });
    }

    @Test
    void aStepThatNoTableHasIsNotEvenTried(Slice slice) {
        assertThatThrownBy(
                        () -> move(slice.bean(OrderStore.class), OrderId.next(), OrderState.DECLINED, OrderState.PAID))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anOrderKeepsWhatWasTakenOffItsLinesAndTheWhole(Slice slice) {
        NewOrder order = discounted(300, 200, 3000);

        inTransactionThatIsUndone(slice, store -> {
            slice.bean(NewOrderStore.class).insert(order, "M-DISCOUNT", OrderState.PLACED, "The order was placed.");
            Order read = store.find(order.id()).orElseThrow();
            assertThat(read.totals()).isEqualTo(order.totals());
            assertThat(read.lines().getFirst().discount()).isEqualTo(euros(300));
            assertThat(read.lines().getFirst().lineTotal()).isEqualTo(euros(2700));
        });
    }

    @Test
    void theDatabaseRefusesAmountsThatDoNotAddUp(Slice slice) {
        for (NewOrder wrong :
                List.of(discounted(300, 200, 3001), discounted(-300, 200, 3600), discounted(300, -200, 3400))) {
            assertThatThrownBy(() -> slice.bean(NewOrderStore.class).insert(wrong, "M-WRONG", OrderState.PLACED, ""))
                    .as("%s", wrong.totals())
                    .isInstanceOf(DataIntegrityViolationException.class);
        }
    }

    @Test
    void anOrderKeepsWhatStandardShippingWouldHaveCost(Slice slice) {
        NewOrder order = NewOrders.plain();

        inTransactionThatIsUndone(slice, store -> {
            slice.bean(NewOrderStore.class).insert(order, "M-STANDARD", OrderState.PLACED, "The order was placed.");
            assertThat(store.find(order.id()).orElseThrow().standardShipping()).isEqualTo(euros(300));
            slice.bean(JdbcClient.class)
                    .sql("update orders.\"order\" set standard_shipping = null where id = :id")
                    .param("id", order.id().value())
                    .update();
            assertThat(store.find(order.id()).orElseThrow().standardShipping())
                    .as("of an order of before it is all of its shipping")
                    .isEqualTo(euros(500));
        });
    }

    @Test
    void theDatabaseRefusesStandardShippingThatIsMoreThanTheShipping(Slice slice) {
        assertThatThrownBy(() -> slice.bean(NewOrderStore.class)
                        .insert(NewOrders.withStandardShipping(501), "M-WRONG", OrderState.PLACED, ""))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("order_standard_shipping_within_shipping");
    }

    private static boolean move(OrderStore store, OrderId order, OrderState from, OrderState to) {
        Optional<Order> moved =
                store.move(order, from, to, new OrderStore.NewTimelineEntry(TimelineType.PAID, "It went on.", null));
        moved.ifPresent(is -> assertThat(is).isEqualTo(store.find(order).orElseThrow()));
        return moved.isPresent();
    }

    private static OrderId paid(Slice slice) {
        Orders orders = slice.bean(Orders.class);
        NewOrder order = NewOrders.plain();
        slice.inTransaction(() -> {
            orders.place(order);
            assertThat(orders.markPaid(order.id())).isTrue();
        });
        return order.id();
    }

    private static void inTransactionThatIsUndone(Slice slice, Consumer<OrderStore> work) {
        slice.inTransactionThatIsUndone(() -> work.accept(slice.bean(OrderStore.class)));
    }
}
