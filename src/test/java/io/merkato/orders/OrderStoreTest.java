package io.merkato.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.merkato.kernel.OrderId;
import io.merkato.testing.Client;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
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

    private static boolean move(OrderStore store, OrderId order, OrderState from, OrderState to) {
        return store.move(order, from, to, TimelineType.PAID, "It went on.");
    }

    private static OrderId paid(Shop shop) {
        Client guest = Shop.guestWith(shop.anonymous(), shop.variant(1000, 3), 1);
        return OrderId.fromPath(Shop.orderAsGuest(guest.withNewKey(), "guest@example.org", "tok_ok")
                .expect(201)
                .text("/id"));
    }

    private static void inTransactionThatIsUndone(Shop shop, Consumer<OrderStore> work) {
        shop.bean(TransactionTemplate.class).executeWithoutResult(status -> {
            work.accept(shop.bean(OrderStore.class));
            status.setRollbackOnly();
        });
    }
}
